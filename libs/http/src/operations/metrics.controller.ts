import { Controller, Get, Res } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { Metrics } from '@ronda/observability';
import type { Response } from 'express';
import { Access } from '../access/access';
import { Responds } from '../response/responds';

/** Figures for Prometheus. Holds numbers only; a reverse proxy passes /api alone, so they stay inside. */
@Controller('metrics')
@Access.public()
@SkipThrottle()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Responds.stream('text/plain')
  async figures(@Res({ passthrough: true }) response: Response): Promise<string> {
    response.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}

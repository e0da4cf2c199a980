import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { Readiness } from '@ronda/observability';
import { z } from 'zod';
import { Access } from '../access/access';
import { HttpProblem } from '../problem/http-problem';
import { Responds } from '../response/responds';

const Alive = z.object({ status: z.literal('up') });
const Ready = Alive.extend({ checks: z.record(z.string(), z.enum(['up', 'down'])) });

/** For the one who restarts processes (live) and the one who sends them requests (ready). */
@Controller({ path: 'health', version: VERSION_NEUTRAL })
@Access.public()
@SkipThrottle()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs and its event loop turns; says nothing about what it depends on. */
  @Get('live')
  @Responds(200, Alive)
  live(): z.infer<typeof Alive> {
    return { status: 'up' };
  }

  @Get('ready')
  @Responds(200, Ready)
  async ready(): Promise<z.infer<typeof Ready>> {
    const { ready, checks } = await this.readiness.report();
    if (ready) return { status: 'up', checks };
    throw new HttpProblem(
      503,
      'HEALTH.NOT_READY',
      'Something this process needs does not answer, or it is shutting down.\nMaybe look at what "details" shows as down.',
      {
        details: { checks },
        headers: { 'Retry-After': '2' },
      },
    );
  }
}

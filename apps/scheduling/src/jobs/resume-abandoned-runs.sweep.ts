import { Injectable } from '@nestjs/common';
import { type Sweep, Sweeps } from '@ronda/messaging';
import { ResumeAbandonedRuns } from '../use-cases/resume-abandoned-runs';

@Injectable()
@Sweeps()
export class ResumeAbandonedRunsSweep implements Sweep {
  constructor(private readonly resumeAbandonedRuns: ResumeAbandonedRuns) {}

  sweep(): Promise<void> {
    return this.resumeAbandonedRuns.execute();
  }
}

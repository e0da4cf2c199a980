import { Sweeps, type Sweep } from '@ronda/messaging';
import { Injectable } from '@nestjs/common';
import { AdvanceGatherings } from '../use-cases/advance-gatherings';
import { Tenants } from '../use-cases/tenants';

/** Opens and closes booking windows at their times, and expires old requests. */
@Sweeps()
@Injectable()
export class FollowTheClock implements Sweep {
  constructor(
    private readonly tenants: Tenants,
    private readonly advance: AdvanceGatherings,
  ) {}

  async sweep(): Promise<void> {
    for (const tenantId of await this.tenants.all()) await this.advance.execute(tenantId);
  }
}

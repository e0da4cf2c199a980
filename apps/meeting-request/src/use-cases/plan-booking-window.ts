import { Clock, requireRevision } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { plan, type BookingWindow } from '../domain/booking-window';
import type { MatchmakingScope } from '../domain/scope';
import { BookingWindows } from './booking-windows';
import { OrganisersActs } from './organisers-acts';

export interface WindowPlan {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** The revision the organiser has seen; 0 at first. */
  readonly revision: number;
}

/** Sets when the booking window opens and closes by itself. */
@Injectable()
export class PlanBookingWindow {
  constructor(
    private readonly transaction: Transaction,
    private readonly windows: BookingWindows,
    private readonly acts: OrganisersActs,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, ends: WindowPlan): Promise<BookingWindow> {
    return this.transaction.run(scope.tenantId, async () => {
      const window = await this.windows.lock(scope);
      requireRevision('The booking window', window.revision, ends.revision);
      const planned = plan(window, ends, this.clock.now());
      await this.windows.save(scope, planned);
      await this.acts.record(scope, actor, {
        action: 'booking-window.planned',
        about: [scope.matchmakingId],
        details: { revision: planned.revision },
      });
      return planned;
    });
  }
}

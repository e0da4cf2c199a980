import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { open, type BookingWindow } from '../domain/booking-window';
import type { MatchmakingScope } from '../domain/scope';
import { BookingWindows } from './booking-windows';
import { OrganisersActs } from './organisers-acts';

/** Lets requests be sent and answered from now on. */
@Injectable()
export class OpenBookingWindow {
  constructor(
    private readonly transaction: Transaction,
    private readonly windows: BookingWindows,
    private readonly acts: OrganisersActs,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor): Promise<BookingWindow> {
    return this.transaction.run(scope.tenantId, async () => {
      const opened = open(await this.windows.lock(scope), this.clock.now());
      await this.windows.save(scope, opened);
      await this.acts.record(scope, actor, {
        action: 'booking-window.opened',
        about: [scope.matchmakingId],
        details: { revision: opened.revision },
      });
      return opened;
    });
  }
}

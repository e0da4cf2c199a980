import { Clock } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { close, type BookingWindow } from '../domain/booking-window';
import type { MatchmakingScope } from '../domain/scope';
import { BookingWindows } from './booking-windows';
import { ExpireMeetingRequests } from './expire-meeting-requests';
import { OrganisersActs } from './organisers-acts';

/** Ends the request phase: what nobody has answered expires, and the allocation may start. */
@Injectable()
export class CloseBookingWindow {
  constructor(
    private readonly transaction: Transaction,
    private readonly windows: BookingWindows,
    private readonly expire: ExpireMeetingRequests,
    private readonly outbox: Outbox,
    private readonly acts: OrganisersActs,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor): Promise<BookingWindow> {
    return this.transaction.run(scope.tenantId, async () => {
      const closed = close(await this.windows.lock(scope), this.clock.now());
      await this.windows.save(scope, closed);
      await this.expire.execute(scope, 'any');
      const { matchmakingId } = scope;
      await this.outbox.add('booking-window.closed@1', { matchmakingId, revision: closed.revision });
      await this.acts.record(scope, actor, {
        action: 'booking-window.closed',
        about: [matchmakingId],
        details: { revision: closed.revision },
      });
      return closed;
    });
  }
}

import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../domain/actor';
import { statusAt } from '../domain/booking-window';
import type { MatchmakingScope } from '../domain/scope';
import { BookingWindows } from './booking-windows';
import { CloseBookingWindow } from './close-booking-window';
import { ExpireMeetingRequests } from './expire-meeting-requests';
import { OpenBookingWindow } from './open-booking-window';

/** Makes what is stored follow the clock, for one tenant: windows open and close, old requests expire. */
@Injectable()
export class AdvanceGatherings {
  constructor(
    private readonly transaction: Transaction,
    private readonly windows: BookingWindows,
    private readonly openWindow: OpenBookingWindow,
    private readonly closeWindow: CloseBookingWindow,
    private readonly expire: ExpireMeetingRequests,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string): Promise<void> {
    const due = await this.transaction.run(tenantId, () => this.windows.findDue(tenantId, this.clock.now()));
    for (const scope of due) await this.advance(scope);
  }

  /** One transaction a gathering; the window is locked first, so that two replicas do it once. */
  private advance(scope: MatchmakingScope): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      const window = await this.windows.lock(scope);
      const status = statusAt(window, this.clock.now());
      if (status === 'closed' && window.status !== 'closed') await this.closeWindow.execute(scope, SYSTEM);
      if (status === 'open' && window.status === 'planned') await this.openWindow.execute(scope, SYSTEM);
      await this.expire.execute(scope, 'overdue');
    });
  }
}

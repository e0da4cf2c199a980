import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { statusAt, type BookingWindow } from '../domain/booking-window';
import type { MatchmakingScope } from '../domain/scope';
import { BookingWindows } from './booking-windows';

/** The booking window as it is at this moment. */
@Injectable()
export class ReadBookingWindow {
  constructor(
    private readonly transaction: Transaction,
    private readonly windows: BookingWindows,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope): Promise<BookingWindow> {
    return this.transaction.run(scope.tenantId, async () => {
      const window = await this.windows.find(scope);
      return { ...window, status: statusAt(window, this.clock.now()) };
    });
  }
}

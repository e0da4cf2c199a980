import { Injectable } from '@nestjs/common';
import type { BookingWindow } from '../domain/booking-window';
import type { Rules } from '../domain/encounter';
import type { MatchmakingScope } from '../domain/scope';
import { BookingRules } from '../use-cases/booking-rules';
import { MatchmakingRules } from './matchmaking-rules';
import { PostgresBookingWindows } from './postgres-booking-windows';

@Injectable()
export class PostgresBookingRules extends BookingRules {
  constructor(
    private readonly windows: PostgresBookingWindows,
    private readonly matchmakings: MatchmakingRules,
  ) {
    super();
  }

  async hold(scope: MatchmakingScope): Promise<{ rules: Rules; window: BookingWindow }> {
    const window = await this.windows.hold(scope);
    return { rules: await this.matchmakings.require(scope), window };
  }
}

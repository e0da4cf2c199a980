import type { BookingWindow } from '../domain/booking-window';
import type { Rules } from '../domain/encounter';
import type { MatchmakingScope } from '../domain/scope';

/** What the gathering lays down, and its booking window. */
export abstract class BookingRules {
  /** Held until the transaction ends: the window cannot open or close meanwhile. */
  abstract hold(scope: MatchmakingScope): Promise<{ readonly rules: Rules; readonly window: BookingWindow }>;
}

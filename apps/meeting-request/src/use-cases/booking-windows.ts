import type { BookingWindow } from '../domain/booking-window';
import type { MatchmakingScope } from '../domain/scope';

/** The booking window of each gathering. */
export abstract class BookingWindows {
  abstract find(scope: MatchmakingScope): Promise<BookingWindow>;

  /** The same, and nobody can send, answer, open or close until the transaction ends. */
  abstract lock(scope: MatchmakingScope): Promise<BookingWindow>;

  abstract save(scope: MatchmakingScope, window: BookingWindow): Promise<void>;

  /** Gatherings of the tenant where something is behind the clock: the window's status, or an unanswered request. */
  abstract findDue(tenantId: string, now: Date): Promise<MatchmakingScope[]>;
}

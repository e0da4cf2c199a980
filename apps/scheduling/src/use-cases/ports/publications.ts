import type { Appearance } from '../../domain/appearance';
import type { Change } from '../../domain/difference';
import type { Scope } from '../../domain/scope';

/** What people were last told. */
export abstract class Publications {
  /** Every meeting that stands in people's calendars now. */
  abstract announced(scope: Scope): Promise<Map<string, Appearance>>;
  /**
   * Rebuilds who is busy when, from the seats of the version.
   * @throws DomainError SCHEDULE.PERSON_BUSY_ELSEWHERE when a delegate sits in a published meeting of another
   * matchmaking at that time
   */
  abstract rebuildBusy(scope: Scope, scheduleId: string): Promise<void>;
  /** Remembers what people are told now; a first announcement has sequence 0, each change raises it by one. */
  abstract announce(scope: Scope, scheduleId: string, changes: readonly Change[], at: Date): Promise<void>;
}

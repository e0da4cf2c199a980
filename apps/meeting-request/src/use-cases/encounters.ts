import type { EncounterBook } from '../domain/encounter-book';
import type { MatchmakingScope } from '../domain/scope';

/** How participants stand towards each other. */
export abstract class Encounters {
  /** How one stands towards others, as it is now, for showing; who is not admitted is left out. */
  abstract read(
    scope: MatchmakingScope,
    participantId: string,
    otherIds: readonly string[] | 'everybody',
  ): Promise<EncounterBook>;

  /**
   * How these stand towards each other, held until the transaction ends: nobody else can change these participants' requests, quotas or
   * vetoes, and the booking window cannot close meanwhile.
   */
  abstract lock(scope: MatchmakingScope, participantIds: readonly string[]): Promise<EncounterBook>;
}

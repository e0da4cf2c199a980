import type { MatchmakingScope } from '../domain/scope';
import type { Limits, Tally } from '../domain/quota';

/** Where one participant stands: what it has used of its quotas, and whether it takes new requests. */
export interface Standing {
  readonly participantId: string;
  readonly takesRequests: boolean;
  readonly used: Tally;
  readonly limits: Limits;
}

export abstract class Standings {
  /** Throws `PARTICIPANT.NOT_FOUND`. */
  abstract require(scope: MatchmakingScope, participantId: string): Promise<Standing>;

  /** Held until the transaction ends: nobody can send to, or answer for, these participants meanwhile. */
  abstract hold(scope: MatchmakingScope, participantIds: readonly string[]): Promise<void>;

  abstract setTakesRequests(
    scope: MatchmakingScope,
    participantId: string,
    takesRequests: boolean,
  ): Promise<void>;
}

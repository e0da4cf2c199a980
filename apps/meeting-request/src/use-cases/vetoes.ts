import type { MatchmakingScope } from '../domain/scope';
import type { Veto } from '../domain/veto';

/** Pairs that must never meet. */
export abstract class Vetoes {
  /** Those of one author; null: of the organisers. */
  abstract findByAuthor(scope: MatchmakingScope, authorParticipantId: string | null): Promise<Veto[]>;

  /** Throws `VETO.ALREADY_EXISTS` when this author has vetoed the pair before. */
  abstract add(scope: MatchmakingScope, veto: Veto): Promise<void>;

  /** Throws `VETO.NOT_FOUND`, also for another author's. */
  abstract remove(scope: MatchmakingScope, authorParticipantId: string | null, id: string): Promise<Veto>;
}

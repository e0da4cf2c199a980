import type { Matchmaking } from '../domain/matchmaking';
import type { Scope, Stretch } from './scope';

export abstract class Matchmakings {
  abstract add(matchmaking: Matchmaking): Promise<void>;
  abstract save(matchmaking: Matchmaking): Promise<void>;
  abstract require(scope: Scope): Promise<Matchmaking>;
  /** Nobody else changes the gathering, or admits anybody to it, until the transaction ends. */
  abstract requireLocked(scope: Scope): Promise<Matchmaking>;
  /** By name; `among` limits the list to what a person may see. */
  abstract list(
    tenantId: string,
    stretch: Stretch & { readonly among: readonly string[] | null },
  ): Promise<Matchmaking[]>;
}

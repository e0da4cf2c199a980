import { Audit } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { isOrganisersAct, type Actor } from '../domain/actor';
import type { MatchmakingScope } from '../domain/scope';

export interface Act {
  readonly action: string;
  /** The request, veto or gathering concerned first, then the participants. */
  readonly about: readonly [string, ...string[]];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Records what organisers do, also in a participant's name; the rest is the requests' own history. */
@Injectable()
export class OrganisersActs {
  constructor(private readonly audit: Audit) {}

  /** Last in the transaction, as `Audit.record`. */
  async record({ matchmakingId }: MatchmakingScope, actor: Actor, ...acts: readonly Act[]): Promise<void> {
    if (!isOrganisersAct(actor)) return;
    const impersonatorId = actor.kind === 'participant' ? actor.impersonatorId : null;
    const by = { userId: actor.userId, impersonatorId };
    await this.audit.record(...acts.map((act) => ({ matchmakingId, by, ...act })));
  }
}

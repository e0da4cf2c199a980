import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { participantOf, type Actor } from '../domain/actor';
import type { MatchmakingScope } from '../domain/scope';
import { requirePrivacy } from '../domain/veto';
import { OrganisersActs } from './organisers-acts';
import { Vetoes } from './vetoes';

/** The author changes its mind; requests that ended because of the veto stay ended. */
@Injectable()
export class WithdrawVeto {
  constructor(
    private readonly transaction: Transaction,
    private readonly vetoes: Vetoes,
    private readonly acts: OrganisersActs,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, id: string): Promise<void> {
    requirePrivacy(actor);
    return this.transaction.run(scope.tenantId, async () => {
      await this.vetoes.remove(scope, participantOf(actor), id);
      await this.acts.record(scope, actor, { action: 'veto.withdrawn', about: [id] });
    });
  }
}

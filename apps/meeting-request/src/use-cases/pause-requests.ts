import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import type { MatchmakingScope } from '../domain/scope';
import { OrganisersActs } from './organisers-acts';
import { Standings, type Standing } from './standings';

/** A participant takes no more requests, or takes them again; what it already has stays. */
@Injectable()
export class PauseRequests {
  constructor(
    private readonly transaction: Transaction,
    private readonly standings: Standings,
    private readonly acts: OrganisersActs,
  ) {}

  execute(
    scope: MatchmakingScope,
    actor: Actor,
    participantId: string,
    takesRequests: boolean,
  ): Promise<Standing> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.standings.require(scope, participantId);
      await this.standings.setTakesRequests(scope, participantId, takesRequests);
      const action = takesRequests ? 'participant.takes-requests' : 'participant.pauses-requests';
      await this.acts.record(scope, actor, { action, about: [participantId] });
      return this.standings.require(scope, participantId);
    });
  }
}

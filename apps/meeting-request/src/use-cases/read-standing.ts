import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { MatchmakingScope } from '../domain/scope';
import { Standings, type Standing } from './standings';

/** What a participant has used of its quotas, and whether it takes requests. */
@Injectable()
export class ReadStanding {
  constructor(
    private readonly transaction: Transaction,
    private readonly standings: Standings,
  ) {}

  execute(scope: MatchmakingScope, participantId: string): Promise<Standing> {
    return this.transaction.run(scope.tenantId, () => this.standings.require(scope, participantId));
  }
}

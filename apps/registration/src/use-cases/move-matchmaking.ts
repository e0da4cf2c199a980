import { Injectable } from '@nestjs/common';
import { requireRevision } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { moveMatchmaking, type Matchmaking, type MatchmakingState } from '../domain/matchmaking';
import { Matchmakings } from './matchmakings';
import type { Actor, Scope } from './scope';

/** Opens, finishes or cancels a gathering. */
@Injectable()
export class MoveMatchmaking {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly audit: Audit,
  ) {}

  execute(scope: Scope, expected: number, to: MatchmakingState, by: Actor): Promise<Matchmaking> {
    return this.transaction.run(scope.tenantId, async () => {
      const before = await this.matchmakings.requireLocked(scope);
      requireRevision('The matchmaking event', before.revision, expected);
      const after = moveMatchmaking(before, to);
      await this.matchmakings.save(after);
      const details = { from: before.state, to };
      await this.audit.record({ ...scope, by, action: 'matchmaking.moved', about: [after.id], details });
      return after;
    });
  }
}

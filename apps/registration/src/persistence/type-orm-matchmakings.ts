import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import type { Matchmaking } from '../domain/matchmaking';
import { Matchmakings } from '../use-cases/matchmakings';
import type { Scope, Stretch } from '../use-cases/scope';
import { MatchmakingRow } from './entities';

@Injectable()
export class TypeOrmMatchmakings extends Matchmakings {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(matchmaking: Matchmaking): Promise<void> {
    await this.database.manager.insert(MatchmakingRow, rowOf(matchmaking));
  }

  override async save(matchmaking: Matchmaking): Promise<void> {
    const { tenantId, id } = matchmaking;
    await this.database.manager.update(MatchmakingRow, { tenantId, id }, rowOf(matchmaking));
  }

  override require(scope: Scope): Promise<Matchmaking> {
    return this.find(scope, false);
  }

  override requireLocked(scope: Scope): Promise<Matchmaking> {
    return this.find(scope, true);
  }

  override async list(
    tenantId: string,
    { after, limit, among }: Stretch & { readonly among: readonly string[] | null },
  ): Promise<Matchmaking[]> {
    const found = this.database.manager
      .createQueryBuilder(MatchmakingRow, 'matchmaking')
      .where('matchmaking.tenant_id = :tenantId', { tenantId })
      .orderBy('matchmaking.name')
      .addOrderBy('matchmaking.id')
      .limit(limit);
    if (among) found.andWhere('matchmaking.id = ANY(:among)', { among });
    if (after !== null) {
      found.andWhere(
        '(matchmaking.name, matchmaking.id) > (SELECT name, id FROM matchmaking WHERE tenant_id = :tenantId AND id = :after)',
        { after },
      );
    }
    return (await found.getMany()).map(matchmakingOf);
  }

  private async find({ tenantId, matchmakingId }: Scope, isLocked: boolean): Promise<Matchmaking> {
    const row = await this.database.manager.findOne(MatchmakingRow, {
      where: { tenantId, id: matchmakingId },
      ...(isLocked && { lock: { mode: 'pessimistic_write' } }),
    });
    if (row) return matchmakingOf(row);
    throw new DomainError(
      'MATCHMAKING.NOT_FOUND',
      `There is no matchmaking ${matchmakingId}.\nMaybe it was deleted, or the address is of another one.`,
      { matchmakingId },
    );
  }
}

function rowOf(matchmaking: Matchmaking): MatchmakingRow {
  return Object.assign(new MatchmakingRow(), matchmaking);
}

function matchmakingOf(row: MatchmakingRow): Matchmaking {
  return Object.assign({}, row);
}

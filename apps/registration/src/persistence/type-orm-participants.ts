import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { In, Not, type SelectQueryBuilder } from 'typeorm';
import { participantNotFound } from '../domain/authority';
import type { Participant } from '../domain/participant';
import { Participants, type Identity, type ParticipantFilter } from '../use-cases/participants';
import type { Scope } from '../use-cases/scope';
import { DelegateRow, ParticipantRow, UnavailabilityRow } from './entities';
import { delegateRows, participantOf, participantRow, unavailabilityRows } from './participant-rows';

/** PostgreSQL takes 65,535 parameters a statement; a participant has 24 columns. */
const ROWS_A_STATEMENT = 1000;

@Injectable()
export class TypeOrmParticipants extends Participants {
  constructor(private readonly database: Database) {
    super();
  }

  override require(scope: Scope, participantId: string): Promise<Participant> {
    return this.one(scope, participantId, false);
  }

  override requireLocked(scope: Scope, participantId: string): Promise<Participant> {
    return this.one(scope, participantId, true);
  }

  override async list(scope: Scope, { state, after, limit }: ParticipantFilter): Promise<Participant[]> {
    const found = this.in(scope).orderBy('participant.name').addOrderBy('participant.id').limit(limit);
    if (state !== null) found.andWhere('participant.state = :state', { state });
    if (after !== null) {
      found.andWhere(
        `(participant.name, participant.id) > (SELECT name, id FROM participant
          WHERE tenant_id = :tenantId AND matchmaking_id = :matchmakingId AND id = :after)`,
        { after },
      );
    }
    return this.whole(scope, await found.getMany());
  }

  override async lockByReference(scope: Scope, references: readonly string[]): Promise<Participant[]> {
    const found = this.in(scope)
      .andWhere('participant.reference = ANY(:references)', { references })
      .setLock('pessimistic_write');
    return this.whole(scope, await found.getMany());
  }

  override async lockLongestWaiting(scope: Scope): Promise<Participant | null> {
    const found = this.in(scope)
      .andWhere(`participant.state = 'waiting'`)
      .orderBy('participant.state_since')
      .addOrderBy('participant.id')
      .limit(1)
      .setLock('pessimistic_write');
    const [participant] = await this.whole(scope, await found.getMany());
    return participant ?? null;
  }

  override countAdmitted(scope: Scope): Promise<number> {
    return this.in(scope).andWhere(`participant.state = 'admitted'`).getCount();
  }

  override identities({ tenantId, matchmakingId }: Scope): Promise<Identity[]> {
    return this.database.query<Identity>(
      `SELECT id AS "participantId", reference, name, ARRAY(
         SELECT lower(email) FROM delegate
         WHERE delegate.tenant_id = participant.tenant_id AND delegate.matchmaking_id = participant.matchmaking_id
           AND delegate.participant_id = participant.id) AS emails
       FROM participant WHERE tenant_id = $1 AND matchmaking_id = $2`,
      [tenantId, matchmakingId],
    );
  }

  override async save(scope: Scope, participants: readonly Participant[]): Promise<void> {
    const { manager } = this.database;
    const { tenantId, matchmakingId } = scope;
    const ids = participants.map(({ id }) => id);
    const delegates = participants.flatMap(delegateRows);
    const unavailable = participants.flatMap(unavailabilityRows);
    await this.upsert(ParticipantRow, participants.map(participantRow));
    const own = { tenantId, matchmakingId, participantId: In(ids) };
    await manager.delete(DelegateRow, { ...own, id: Not(In(delegates.map(({ id }) => id))) });
    await this.upsert(DelegateRow, delegates);
    await manager.delete(UnavailabilityRow, own);
    for (const rows of inPortions(unavailable)) await manager.insert(UnavailabilityRow, rows);
  }

  override async verifyAddress(
    { tenantId, matchmakingId }: Scope,
    delegateId: string,
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `UPDATE delegate SET email_verified_at = $4
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND id = $3 AND email_verified_at IS NULL`,
      [tenantId, matchmakingId, delegateId, at],
    );
  }

  private in({ tenantId, matchmakingId }: Scope): SelectQueryBuilder<ParticipantRow> {
    return this.database.manager
      .createQueryBuilder(ParticipantRow, 'participant')
      .where('participant.tenant_id = :tenantId', { tenantId })
      .andWhere('participant.matchmaking_id = :matchmakingId', { matchmakingId });
  }

  private async one(scope: Scope, participantId: string, isLocked: boolean): Promise<Participant> {
    const found = this.in(scope).andWhere('participant.id = :participantId', { participantId });
    if (isLocked) found.setLock('pessimistic_write');
    const [participant] = await this.whole(scope, await found.getMany());
    if (participant) return participant;
    throw participantNotFound(participantId);
  }

  /** Completes rows with their delegates and unavailable times. */
  private async whole({ tenantId, matchmakingId }: Scope, rows: ParticipantRow[]): Promise<Participant[]> {
    if (rows.length === 0) return [];
    const { manager } = this.database;
    const where = { tenantId, matchmakingId, participantId: In(rows.map(({ id }) => id)) };
    const delegates = await manager.find(DelegateRow, { where, order: { seatNo: 'ASC' } });
    const unavailable = await manager.find(UnavailabilityRow, {
      where,
      order: { startsAt: 'ASC', endsAt: 'ASC' },
    });
    const delegatesOf = byParticipant(delegates);
    const unavailableOf = byParticipant(unavailable);
    return rows.map((row) =>
      participantOf(row, delegatesOf.get(row.id) ?? [], unavailableOf.get(row.id) ?? []),
    );
  }

  private async upsert<R extends ParticipantRow | DelegateRow>(
    target: new () => R,
    rows: readonly R[],
  ): Promise<void> {
    for (const portion of inPortions(rows)) {
      await this.database.manager.upsert(target, portion as never, ['tenantId', 'matchmakingId', 'id']);
    }
  }
}

function byParticipant<R extends { readonly participantId: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.participantId, [...(groups.get(row.participantId) ?? []), row]);
  return groups;
}

function inPortions<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, n) =>
    rows.slice(n * ROWS_A_STATEMENT, (n + 1) * ROWS_A_STATEMENT),
  );
}

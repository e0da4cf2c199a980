import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { MatchmakingScope } from '../domain/scope';
import type { Veto } from '../domain/veto';
import { Vetoes } from '../use-cases/vetoes';

const COLUMNS = `
  id, author_participant_id AS "authorParticipantId", a_participant_id AS "aParticipantId",
  b_participant_id AS "bParticipantId", created_at AS "createdAt"`;

@Injectable()
export class PostgresVetoes extends Vetoes {
  constructor(private readonly database: Database) {
    super();
  }

  findByAuthor(
    { tenantId, matchmakingId }: MatchmakingScope,
    authorParticipantId: string | null,
  ): Promise<Veto[]> {
    return this.database.query<Veto>(
      `SELECT ${COLUMNS} FROM veto
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND author_participant_id IS NOT DISTINCT FROM $3
       ORDER BY created_at, id`,
      [tenantId, matchmakingId, authorParticipantId],
    );
  }

  async add({ tenantId, matchmakingId }: MatchmakingScope, veto: Veto): Promise<void> {
    const added = await this.database.query<{ id: string }>(
      `INSERT INTO veto (tenant_id, matchmaking_id, id, author_participant_id, a_participant_id,
                         b_participant_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT one_veto_per_author DO NOTHING
       RETURNING id`,
      [
        tenantId,
        matchmakingId,
        veto.id,
        veto.authorParticipantId,
        veto.aParticipantId,
        veto.bParticipantId,
        veto.createdAt,
      ],
    );
    if (added.length > 0) return;
    throw new DomainError(
      'VETO.ALREADY_EXISTS',
      'You have already said that this pair must never meet.\nMaybe the button was pressed twice.',
    );
  }

  async remove(
    { tenantId, matchmakingId }: MatchmakingScope,
    authorParticipantId: string | null,
    id: string,
  ): Promise<Veto> {
    const [removed] = await this.database.query<Veto>(
      `DELETE FROM veto
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND author_participant_id IS NOT DISTINCT FROM $3 AND id = $4
       RETURNING ${COLUMNS}`,
      [tenantId, matchmakingId, authorParticipantId, id],
    );
    if (removed) return removed;
    throw new DomainError('VETO.NOT_FOUND', `You have no veto ${id} here.\nMaybe it was withdrawn already.`, {
      id,
    });
  }
}

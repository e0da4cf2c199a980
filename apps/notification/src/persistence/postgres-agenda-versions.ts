import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { AgendaVersions } from '../use-cases/agendas';

/** The digest of an agenda without meetings. */
const EMPTY = '';

@Injectable()
export class PostgresAgendaVersions extends AgendaVersions {
  constructor(private readonly database: Database) {
    super();
  }

  override async note(
    matchmakingId: string,
    version: number,
    digestByPerson: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { tenantId } = this.database;
    const rows = [...digestByPerson].map(([id, digest]) => ({ id, digest }));
    await this.database.query(
      `INSERT INTO agenda_version (tenant_id, matchmaking_id, delegate_id, version, digest)
       SELECT $1, $2, id, $3, digest FROM jsonb_to_recordset($4::jsonb) AS row(id uuid, digest text)
       UNION ALL
       SELECT tenant_id, matchmaking_id, delegate_id, $3::int, '${EMPTY}' FROM agenda_version
       WHERE matchmaking_id = $2 AND delegate_id <> ALL($5::uuid[])
       ON CONFLICT (tenant_id, matchmaking_id, delegate_id) DO UPDATE
         SET version = excluded.version, digest = excluded.digest, changed_at = now()
         WHERE agenda_version.digest <> excluded.digest AND agenda_version.version < excluded.version`,
      [tenantId, matchmakingId, version, JSON.stringify(rows), [...digestByPerson.keys()]],
    );
  }

  override async of(
    matchmakingId: string,
  ): Promise<ReadonlyMap<string, { version: number; changedAt: Date }>> {
    const rows = await this.database.query<{ delegate_id: string; version: number; changed_at: Date }>(
      'SELECT delegate_id, version, changed_at FROM agenda_version WHERE matchmaking_id = $1',
      [matchmakingId],
    );
    return new Map(rows.map((row) => [row.delegate_id, { version: row.version, changedAt: row.changed_at }]));
  }
}

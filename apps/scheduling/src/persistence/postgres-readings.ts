import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import type { Scope } from '../domain/scope';
import {
  type Agenda,
  type AgendaEntry,
  type Grid,
  type GridMeeting,
  type GridSlot,
  type GridTable,
  Readings,
  type Side,
  type UnplacedReading,
} from '../use-cases/ports/readings';
import { readPlacements } from './read-placements';

const SCOPE = '(tenant_id, matchmaking_id) = ($1, $2)';
const NAME_OF = (id: string): string =>
  `(SELECT organisation_name FROM registration.published_participant p
    WHERE (p.tenant_id, p.matchmaking_id, p.participant_id) = ($1, $2, ${id}))`;
/** The other side of meeting `m` than participant $3. */
const OTHER = 'CASE WHEN m.a_id = $3 THEN m.b_id ELSE m.a_id END';

@Injectable()
export class PostgresReadings extends Readings {
  constructor(private readonly database: Database) {
    super();
  }

  override async grid(scope: Scope, scheduleId: string): Promise<Grid> {
    const owner = [scope.tenantId, scope.matchmakingId];
    return {
      slots: await this.database.query<GridSlot>(
        `SELECT id, session_id AS "sessionId", session_name AS "sessionName", lower(during) AS "startsAt",
           upper(during) AS "endsAt", starts_local AS "startsLocal"
         FROM slot WHERE ${SCOPE} AND (removed_at IS NULL OR EXISTS (
           SELECT FROM assignment a WHERE (a.tenant_id, a.matchmaking_id, a.schedule_id) = ($1, $2, $3)
             AND (a.slot_id, a.during) = (slot.id, slot.during)))
         ORDER BY lower(during), id`,
        [...owner, scheduleId],
      ),
      tables: await this.database.query<GridTable>(
        `SELECT id, name, kind FROM venue_table WHERE ${SCOPE} AND (removed_at IS NULL OR EXISTS (
           SELECT FROM assignment a WHERE (a.tenant_id, a.matchmaking_id, a.schedule_id) = ($1, $2, $3)
             AND a.table_id = venue_table.id))
         ORDER BY position, id`,
        [...owner, scheduleId],
      ),
      participants: await this.database.query<Side>(
        `SELECT participant_id AS id, organisation_name AS name, region
         FROM registration.published_participant WHERE ${SCOPE} ORDER BY organisation_name, participant_id`,
        owner,
      ),
      meetings: await this.gridMeetings(scope, scheduleId),
    };
  }

  private async gridMeetings(scope: Scope, scheduleId: string): Promise<GridMeeting[]> {
    const misfits = await this.database.query<{ meetingId: string; reasons: GridMeeting['misfits'] }>(
      `SELECT meeting_id AS "meetingId", reasons FROM misfit
       WHERE (tenant_id, matchmaking_id, schedule_id) = ($1, $2, $3)`,
      [scope.tenantId, scope.matchmakingId, scheduleId],
    );
    const reasons = new Map(misfits.map((misfit) => [misfit.meetingId, misfit.reasons]));
    const placements = await readPlacements(this.database, scope, scheduleId);
    return placements.map((placement) => ({
      ...placement,
      misfits: reasons.get(placement.meetingId) ?? [],
    }));
  }

  override async names(scope: Scope): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      `SELECT participant_id AS id, organisation_name AS name FROM registration.published_participant WHERE ${SCOPE}
       UNION ALL SELECT id, name FROM venue_table WHERE ${SCOPE}
       UNION ALL SELECT id, replace(starts_local, 'T', ' ') FROM slot WHERE ${SCOPE} AND removed_at IS NULL`,
      [scope.tenantId, scope.matchmakingId],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  override unplaced(scope: Scope, scheduleId: string): Promise<UnplacedReading[]> {
    return this.database.query<UnplacedReading>(
      `SELECT u.meeting_id AS "meetingId", m.a_id AS "aId", m.b_id AS "bId", m.priority, u.causes, u.repairs,
         coalesce(${NAME_OF('m.a_id')}, '') AS "aName", coalesce(${NAME_OF('m.b_id')}, '') AS "bName"
       FROM unplaced u
       JOIN meeting m ON (m.tenant_id, m.matchmaking_id, m.id) = (u.tenant_id, u.matchmaking_id, u.meeting_id)
       WHERE (u.tenant_id, u.matchmaking_id, u.schedule_id) = ($1, $2, $3)
       ORDER BY array_position(ARRAY['must', 'want', 'nice'], m.priority), u.meeting_id`,
      [scope.tenantId, scope.matchmakingId, scheduleId],
    );
  }

  override async agenda(scope: Scope, participantId: string): Promise<Agenda> {
    const parameters = [scope.tenantId, scope.matchmakingId, participantId];
    await this.requireParticipant(scope, participantId);
    const [published] = await this.database.query<{ id: string; version: number; publishedAt: Date }>(
      `SELECT id, version, published_at AS "publishedAt" FROM schedule WHERE ${SCOPE} AND status = 'published'`,
      parameters.slice(0, 2),
    );
    if (!published) return { version: null, publishedAt: null, meetings: [], unplaced: [] };
    return {
      version: published.version,
      publishedAt: published.publishedAt,
      meetings: await this.entries(parameters),
      unplaced: await this.database.query(
        `SELECT u.meeting_id AS "meetingId", ${OTHER} AS "counterpartId",
           coalesce(${NAME_OF(OTHER)}, '') AS "counterpartName"
         FROM unplaced u
         JOIN meeting m ON (m.tenant_id, m.matchmaking_id, m.id) = (u.tenant_id, u.matchmaking_id, u.meeting_id)
         WHERE (u.tenant_id, u.matchmaking_id, u.schedule_id) = ($1, $2, $4) AND $3 IN (m.a_id, m.b_id)
           AND m.released_at IS NULL
         ORDER BY 3, 1`,
        [...parameters, published.id],
      ),
    };
  }

  private entries(parameters: readonly unknown[]): Promise<AgendaEntry[]> {
    return this.database.query<AgendaEntry>(
      `SELECT t.meeting_id AS "meetingId", t.starts_at AS "startsAt", t.ends_at AS "endsAt",
         CASE WHEN m.a_id = $3 THEN t.a_seat_no ELSE t.b_seat_no END AS "seatNo", t.table_name AS "tableName",
         t.table_kind AS "tableKind", t.join_url AS "joinUrl", t.interpreter_name AS "interpreterName",
         ${OTHER} AS "counterpartId", coalesce(${NAME_OF(OTHER)}, '') AS "counterpartName"
       FROM announced_meeting t
       JOIN meeting m ON (m.tenant_id, m.matchmaking_id, m.id) = (t.tenant_id, t.matchmaking_id, t.meeting_id)
       WHERE (t.tenant_id, t.matchmaking_id) = ($1, $2) AND t.status = 'scheduled' AND $3 IN (m.a_id, m.b_id)
       ORDER BY t.starts_at, t.meeting_id`,
      parameters,
    );
  }

  private async requireParticipant(scope: Scope, participantId: string): Promise<void> {
    const found = await this.database.view('registration.published_participant', {
      tenant_id: scope.tenantId,
      matchmaking_id: scope.matchmakingId,
      participant_id: participantId,
    });
    if (found.length > 0) return;
    throw new DomainError(
      'PARTICIPANT.NOT_FOUND',
      `There is no participant ${participantId} here.\nMaybe the id was mistyped, or it left the matchmaking event.`,
      { participantId },
    );
  }
}

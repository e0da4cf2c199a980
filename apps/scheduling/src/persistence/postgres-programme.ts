import { Injectable } from '@nestjs/common';
import type { ViewRow } from '@ronda/contracts';
import { Clock, DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import type { Gathering } from '../domain/gathering';
import type { Scope } from '../domain/scope';
import { Programme } from '../use-cases/ports/programme';
import { GatheringReader } from './gathering-reader';

// NOT IN over an uncorrelated subquery is one hash look-up a row; none of these columns is ever null. Right after a
// bulk load the planner has no statistics, and turns NOT EXISTS into a nested loop over both sides.
const MOVED_OR_GONE_SLOTS = `
  UPDATE slot SET removed_at = $3
  WHERE (tenant_id, matchmaking_id) = ($1, $2) AND removed_at IS NULL AND (id, during) NOT IN (
    SELECT slot_id, tstzrange(starts_at, ends_at) FROM registration.published_slot
    WHERE (tenant_id, matchmaking_id) = ($1, $2))`;
const STANDING_SLOTS = `
  INSERT INTO slot (tenant_id, matchmaking_id, id, during, session_id, session_name, position, starts_local)
  SELECT tenant_id, matchmaking_id, slot_id, tstzrange(starts_at, ends_at), session_id, session_name, position,
    starts_local
  FROM registration.published_slot WHERE (tenant_id, matchmaking_id) = ($1, $2)
  ON CONFLICT (tenant_id, matchmaking_id, id, during) DO UPDATE SET
    session_id = excluded.session_id, session_name = excluded.session_name, position = excluded.position,
    starts_local = excluded.starts_local, removed_at = NULL
  WHERE (slot.session_id, slot.session_name, slot.position, slot.starts_local, slot.removed_at)
    IS DISTINCT FROM (excluded.session_id, excluded.session_name, excluded.position, excluded.starts_local, NULL)`;

const GONE_TABLES = `
  UPDATE venue_table SET removed_at = $3
  WHERE (tenant_id, matchmaking_id) = ($1, $2) AND removed_at IS NULL AND id NOT IN (
    SELECT table_id FROM registration.published_table WHERE (tenant_id, matchmaking_id) = ($1, $2))`;
const STANDING_TABLES = `
  INSERT INTO venue_table (tenant_id, matchmaking_id, id, name, kind, position, owner_participant_id, join_url,
    closed_slot_ids)
  SELECT tenant_id, matchmaking_id, table_id, name, kind, position, owner_participant_id, join_url, closed_slot_ids
  FROM registration.published_table WHERE (tenant_id, matchmaking_id) = ($1, $2)
  ON CONFLICT (tenant_id, matchmaking_id, id) DO UPDATE SET
    name = excluded.name, kind = excluded.kind, position = excluded.position,
    owner_participant_id = excluded.owner_participant_id, join_url = excluded.join_url,
    closed_slot_ids = excluded.closed_slot_ids, removed_at = NULL`;

/** A person is known by the address in use across the tenant's matchmakings; only its hash is kept here (ADR 0010). */
const SEATS = `
  SELECT p.tenant_id, p.matchmaking_id, p.participant_id AS party_id, n AS seat_no, 'participant' AS kind,
    d.name, md5(lower(d.email))::uuid AS person_id
  FROM registration.published_participant p
  CROSS JOIN generate_series(1, p.delegates) n
  LEFT JOIN registration.published_delegate d ON (d.tenant_id, d.matchmaking_id, d.participant_id, d.seat_no)
    = (p.tenant_id, p.matchmaking_id, p.participant_id, n)
  UNION ALL
  SELECT tenant_id, matchmaking_id, interpreter_id, 1, 'interpreter', name, NULL
  FROM registration.published_interpreter`;
const GONE_SEATS = `
  UPDATE delegation SET removed_at = $3
  WHERE (tenant_id, matchmaking_id) = ($1, $2) AND removed_at IS NULL AND (party_id, seat_no) NOT IN (
    SELECT party_id, seat_no FROM (${SEATS}) p WHERE (tenant_id, matchmaking_id) = ($1, $2))`;
const STANDING_SEATS = `
  INSERT INTO delegation (tenant_id, matchmaking_id, party_id, seat_no, kind, name, person_id)
  SELECT tenant_id, matchmaking_id, party_id, seat_no, kind, name, person_id
  FROM (${SEATS}) p WHERE (tenant_id, matchmaking_id) = ($1, $2)
  ON CONFLICT (tenant_id, matchmaking_id, party_id, seat_no) DO UPDATE SET
    name = excluded.name, person_id = excluded.person_id, removed_at = NULL
  WHERE (delegation.name, delegation.person_id, delegation.removed_at)
    IS DISTINCT FROM (excluded.name, excluded.person_id, NULL)`;

const FORGOTTEN_PEOPLE = `
  WITH forgotten AS (
    SELECT seat_no, person_id FROM delegation
    WHERE (tenant_id, matchmaking_id, party_id) = ($1, $2, $3) AND NOT EXISTS (
      SELECT FROM registration.published_delegate d
      WHERE (d.tenant_id, d.matchmaking_id, d.participant_id, d.seat_no) = ($1, $2, $3, delegation.seat_no))),
  free AS (
    DELETE FROM person_busy WHERE (tenant_id, matchmaking_id) = ($1, $2)
      AND person_id IN (SELECT person_id FROM forgotten))
  UPDATE delegation SET name = NULL, person_id = NULL
  WHERE (tenant_id, matchmaking_id, party_id) = ($1, $2, $3) AND seat_no IN (SELECT seat_no FROM forgotten)`;

const RELEASED_MEETINGS = `
  UPDATE meeting SET released_at = $3
  WHERE (tenant_id, matchmaking_id) = ($1, $2) AND released_at IS NULL AND (a_id, b_id) NOT IN (
    SELECT least(from_participant_id, to_participant_id), greatest(from_participant_id, to_participant_id)
    FROM meeting_request.published_request
    WHERE (tenant_id, matchmaking_id) = ($1, $2) AND status = 'accepted')`;
const AGREED_MEETINGS = `
  INSERT INTO meeting (tenant_id, matchmaking_id, a_id, b_id, request_id, priority)
  SELECT DISTINCT ON (a_id, b_id) tenant_id, matchmaking_id, a_id, b_id, meeting_request_id, priority
  FROM (
    SELECT *, least(from_participant_id, to_participant_id) AS a_id,
      greatest(from_participant_id, to_participant_id) AS b_id
    FROM meeting_request.published_request
    WHERE (tenant_id, matchmaking_id) = ($1, $2) AND status = 'accepted') r
  ORDER BY a_id, b_id, meeting_request_id
  ON CONFLICT ON CONSTRAINT meeting_once_a_pair DO UPDATE SET
    request_id = excluded.request_id, priority = excluded.priority, released_at = NULL
  WHERE (meeting.request_id, meeting.priority, meeting.released_at)
    IS DISTINCT FROM (excluded.request_id, excluded.priority, NULL)`;

/** The programme copied, set by set, from the views into the service's own tables. */
@Injectable()
export class PostgresProgramme extends Programme {
  constructor(
    private readonly database: Database,
    private readonly reader: GatheringReader,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async sync(where: Scope): Promise<void> {
    await this.requireMatchmaking(where);
    const scope = [where.tenantId, where.matchmakingId];
    await this.lock(scope);
    const now = this.clock.now();
    for (const gone of [MOVED_OR_GONE_SLOTS, GONE_TABLES, GONE_SEATS, RELEASED_MEETINGS]) {
      await this.database.query(gone, [...scope, now]);
    }
    for (const standing of [STANDING_SLOTS, STANDING_TABLES, STANDING_SEATS, AGREED_MEETINGS]) {
      await this.database.query(standing, scope);
    }
  }

  override async forgetPeople({ tenantId, matchmakingId }: Scope, participantId: string): Promise<void> {
    await this.lock([tenantId, matchmakingId]);
    await this.database.query(FORGOTTEN_PEOPLE, [tenantId, matchmakingId, participantId]);
  }

  override load(scope: Scope): Promise<Gathering> {
    return this.reader.read(scope);
  }

  override async allocatesOnClose(scope: Scope): Promise<boolean> {
    return (await this.requireMatchmaking(scope)).allocate_on_close;
  }

  private async lock(scope: readonly string[]): Promise<void> {
    await this.database.query('INSERT INTO matchmaking VALUES ($1, $2) ON CONFLICT DO NOTHING', [...scope]);
    await this.database.query(
      'SELECT FROM matchmaking WHERE (tenant_id, matchmaking_id) = ($1, $2) FOR UPDATE',
      [...scope],
    );
  }

  private async requireMatchmaking({
    tenantId,
    matchmakingId,
  }: Scope): Promise<ViewRow<'registration.published_matchmaking'>> {
    const [found] = await this.database.view('registration.published_matchmaking', {
      tenant_id: tenantId,
      matchmaking_id: matchmakingId,
    });
    if (found) return found;
    throw new DomainError(
      'MATCHMAKING.NOT_FOUND',
      `There is no matchmaking event ${matchmakingId}.\nMaybe the id was mistyped, or it belongs to another institution.`,
      { matchmakingId },
    );
  }
}

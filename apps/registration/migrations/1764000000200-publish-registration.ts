import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The slots that overlap any span of a jsonb column, in time order; worked out anew, so that it follows each edit. */
function slotsWithin(table: string, column: string): string {
  return `ARRAY(
      SELECT slot.id FROM registration.slot
      WHERE slot.tenant_id = ${table}.tenant_id AND slot.matchmaking_id = ${table}.matchmaking_id AND EXISTS (
        SELECT FROM jsonb_to_recordset(${table}.${column}) AS span ("startsAt" timestamptz, "endsAt" timestamptz)
        WHERE span."startsAt" < slot.ends_at AND slot.starts_at < span."endsAt")
      ORDER BY slot.position)`;
}

const VIEWS: Readonly<Record<string, string>> = {
  published_tenant: `
    SELECT id AS tenant_id, name FROM registration.tenant`,

  published_matchmaking: `
    SELECT tenant_id, id AS matchmaking_id, name, place, zone, state, default_language, contact_name, contact_email,
           pairing, max_sent, max_received, max_accepted, request_expiry_days, allocate_on_close,
           buffer_minutes, revision
    FROM registration.matchmaking`,

  published_slot: `
    SELECT slot.tenant_id, slot.matchmaking_id, slot.id AS slot_id, session_id, session.name AS session_name,
           position, slot.starts_at, slot.ends_at, slot.starts_local
    FROM registration.slot
    JOIN registration.session ON session.tenant_id = slot.tenant_id
      AND session.matchmaking_id = slot.matchmaking_id AND session.id = slot.session_id`,

  published_table: `
    SELECT venue_table.tenant_id, venue_table.matchmaking_id, venue_table.id AS table_id, name, kind,
           venue_table.position, owner_participant_id, join_url,
           ${slotsWithin('venue_table', 'closed')} AS closed_slot_ids
    FROM registration.venue_table`,

  published_interpreter: `
    SELECT tenant_id, matchmaking_id, id AS interpreter_id, name, languages,
           ${slotsWithin('interpreter', 'unavailable')} AS unavailable_slot_ids
    FROM registration.interpreter`,

  published_participant: `
    SELECT participant.tenant_id, participant.matchmaking_id, participant.id AS participant_id, organisation_id,
           name AS organisation_name, kind, region, country, sectors, offers, needs, languages, description, website,
           zone, attends, local_hours_from, local_hours_until, max_meetings, delegates.count AS delegates, revision
    FROM registration.participant
    CROSS JOIN LATERAL (
      SELECT count(*)::integer FROM registration.delegate
      WHERE delegate.tenant_id = participant.tenant_id AND delegate.matchmaking_id = participant.matchmaking_id
        AND delegate.participant_id = participant.id) AS delegates
    WHERE state = 'admitted'`,

  published_delegate: `
    SELECT delegate.tenant_id, delegate.matchmaking_id, participant_id, delegate.id AS delegate_id, seat_no,
           delegate.name, email, language, delegate.zone
    FROM registration.delegate
    JOIN registration.participant ON participant.tenant_id = delegate.tenant_id
      AND participant.matchmaking_id = delegate.matchmaking_id AND participant.id = delegate.participant_id
    WHERE state = 'admitted' AND delegate.email NOT LIKE '%@erased.invalid'`,

  published_availability: `
    SELECT unavailability.tenant_id, unavailability.matchmaking_id, participant_id,
           starts_at AS unavailable_from, ends_at AS unavailable_until
    FROM registration.unavailability
    JOIN registration.participant ON participant.tenant_id = unavailability.tenant_id
      AND participant.matchmaking_id = unavailability.matchmaking_id
      AND participant.id = unavailability.participant_id
    WHERE state = 'admitted'`,
};

/** What other services read of this one. */
export class PublishRegistration1764000000200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(VIEWS)) {
      await queryRunner.query(`CREATE VIEW registration.${name} WITH (security_barrier) AS ${select}`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(VIEWS)) await queryRunner.query(`DROP VIEW registration.${name}`);
  }
}

import type { ServiceName } from '@ronda/domain';
import { secureTable, setUpServiceSchema } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table with the columns of a published view, and the view. */
async function publish(
  runner: QueryRunner,
  service: ServiceName,
  schema: string,
  thing: string,
  columns: string,
): Promise<void> {
  await runner.query(
    `CREATE TABLE ${schema}.${thing} (tenant_id uuid NOT NULL, matchmaking_id uuid NOT NULL, ${columns})`,
  );
  await secureTable(runner, service, thing);
  await runner.query(
    `CREATE VIEW ${schema}.published_${thing} WITH (security_barrier) AS SELECT * FROM ${schema}.${thing}`,
  );
}

/** What scheduling reads of registration, as plain tables behind the published views. */
export class StandInRegistration1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const add = (thing: string, columns: string) =>
      publish(runner, 'registration', 'registration', thing, columns);
    await setUpServiceSchema(runner, 'registration');
    await runner.query(`
      CREATE TABLE registration.session (
        token_sha256 text, session_id uuid, user_id uuid, role text, tenant_id uuid, matchmaking_ids uuid[],
        participant_id uuid, delegate_id uuid, impersonator_id uuid, expires_at timestamptz);
      CREATE VIEW registration.published_session WITH (security_barrier) AS TABLE registration.session;
      CREATE TABLE registration.tenant (tenant_id uuid, name text);
      CREATE VIEW registration.published_tenant WITH (security_barrier) AS TABLE registration.tenant`);
    await add(
      'matchmaking',
      `name text DEFAULT 'Round', place text DEFAULT 'Milan', zone text DEFAULT 'Europe/Rome',
       state text DEFAULT 'open', default_language text DEFAULT 'en', contact_name text DEFAULT '',
       contact_email text DEFAULT '', pairing text DEFAULT 'anyone', max_sent int, max_received int,
       max_accepted int, request_expiry_days int, allocate_on_close boolean DEFAULT false, buffer_minutes int,
       revision int DEFAULT 1`,
    );
    await add(
      'slot',
      `slot_id uuid, session_id uuid, session_name text DEFAULT 'morning', position int, starts_at timestamptz,
       ends_at timestamptz, starts_local text`,
    );
    await add(
      'table',
      `table_id uuid, name text, kind text DEFAULT 'table', position int, owner_participant_id uuid, join_url text,
       closed_slot_ids uuid[] DEFAULT '{}'`,
    );
    await add(
      'interpreter',
      `interpreter_id uuid, name text, languages text[], unavailable_slot_ids uuid[] DEFAULT '{}'`,
    );
    await add(
      'participant',
      `participant_id uuid, organisation_id uuid, organisation_name text, kind text DEFAULT 'cluster', region text,
       country text DEFAULT 'IT', sectors text[] DEFAULT '{}', offers text[] DEFAULT '{}', needs text[] DEFAULT '{}',
       languages text[] DEFAULT '{en}', description text DEFAULT '', website text, zone text DEFAULT 'Europe/Rome',
       attends text DEFAULT 'on-site', local_hours_from text, local_hours_until text, max_meetings int,
       delegates int DEFAULT 1, revision int DEFAULT 1`,
    );
    await add(
      'delegate',
      `participant_id uuid, delegate_id uuid, seat_no int, name text, email text, language text DEFAULT 'en',
       zone text DEFAULT 'Europe/Rome'`,
    );
    await add(
      'availability',
      `participant_id uuid, unavailable_from timestamptz, unavailable_until timestamptz`,
    );
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

/** What scheduling reads of meeting requests. */
export class StandInMeetingRequest1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const add = (thing: string, columns: string) =>
      publish(runner, 'meeting-request', 'meeting_request', thing, columns);
    await setUpServiceSchema(runner, 'meeting-request');
    await add(
      'request',
      `meeting_request_id uuid, from_participant_id uuid, to_participant_id uuid, status text DEFAULT 'accepted',
       priority text DEFAULT 'want', message text DEFAULT '', decline_reason text, revision int DEFAULT 1`,
    );
    await add('veto', `a_participant_id uuid, b_participant_id uuid`);
    await add('booking_window', `status text, opens_at timestamptz, closes_at timestamptz, revision int`);
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

/** Only there: it reads what scheduling publishes. */
export class StandInNotification1700000000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return setUpServiceSchema(runner, 'notification');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

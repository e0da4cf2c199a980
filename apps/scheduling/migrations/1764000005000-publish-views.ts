import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other services may read; the columns are those of libs/contracts. */
export class PublishViews1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW scheduling.published_schedule WITH (security_barrier) AS
        SELECT tenant_id, matchmaking_id, id AS schedule_id, version, published_at
        FROM scheduling.schedule WHERE status = 'published'`);
    await runner.query(`
      CREATE VIEW scheduling.published_meeting WITH (security_barrier) AS
        SELECT tenant_id, matchmaking_id, meeting_id, m.a_id AS a_participant_id, m.b_id AS b_participant_id,
          t.a_seat_no, t.b_seat_no, t.status, m.ical_uid, t.sequence, t.starts_at, t.ends_at,
          t.table_id, t.table_name, t.table_kind, t.join_url, t.interpreter_name, t.changed_at
        FROM scheduling.announced_meeting t
        JOIN scheduling.meeting m USING (tenant_id, matchmaking_id)
        WHERE m.id = t.meeting_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW scheduling.published_meeting, scheduling.published_schedule');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each participant wrote, for a person who asks what is kept of them. */
export class PublishPersonalData1765200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE VIEW meeting_request.published_personal_data WITH (security_barrier) AS
        SELECT tenant_id, matchmaking_id, from_participant_id AS person_id, 'request-sent' AS kind,
          proposed_at AS at,
          jsonb_build_object('requestId', id, 'status', status, 'priority', priority, 'message', message) AS data
        FROM meeting_request.request
        UNION ALL
        SELECT tenant_id, matchmaking_id, to_participant_id, 'request-received', changed_at,
          jsonb_build_object('requestId', id, 'status', status, 'reply', reply, 'declineReason', decline_reason)
        FROM meeting_request.request`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW meeting_request.published_personal_data');
  }
}

import { secureTable } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each side thinks of a meeting that was held; for itself and the organisers, published to no service. */
export class CreateRating1765200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scheduling.rating (
        tenant_id uuid NOT NULL,
        matchmaking_id uuid NOT NULL,
        meeting_id uuid NOT NULL,
        participant_id uuid NOT NULL,
        score integer NOT NULL CHECK (score BETWEEN 1 AND 5),
        cooperation boolean,
        note text NOT NULL CHECK (char_length(note) <= 500),
        rated_at timestamptz NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        PRIMARY KEY (tenant_id, matchmaking_id, meeting_id, participant_id),
        FOREIGN KEY (tenant_id, matchmaking_id, meeting_id) REFERENCES scheduling.meeting)`);
    await secureTable(runner, 'scheduling', 'rating');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scheduling.rating');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a run came to its result: the best schedule and the bound at each point where one of them improved. */
export class AddTraceToRun1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE scheduling.run ADD COLUMN trace jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scheduling.run DROP COLUMN trace');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a run says beside its schedule: how few moves a re-plan needs, or what a change is worth. */
export class AddAnswerToRun1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scheduling.run ADD COLUMN answer jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scheduling.run DROP COLUMN answer');
  }
}

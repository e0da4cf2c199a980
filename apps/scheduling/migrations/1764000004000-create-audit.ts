import { removeAudit, setUpAudit } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what in this service. */
export class CreateAudit1764000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpAudit(queryRunner, 'scheduling');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await removeAudit(queryRunner, 'scheduling');
  }
}

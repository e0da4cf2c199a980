import { removeAudit, setUpAudit } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organisers did, also in a participant’s name; the rest is the requests’ own history. */
export class CreateAudit1764000000200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpAudit(queryRunner, 'meeting-request');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await removeAudit(queryRunner, 'meeting-request');
  }
}

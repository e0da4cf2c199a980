import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An address has a login of its own in each institution, and none of them can tell (ADR 0031). */
export class LetAnAddressWorkForSeveralInstitutions1764200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX registration.login_email;
      CREATE UNIQUE INDEX login_email ON registration.login (email_sha256, tenant_id) NULLS NOT DISTINCT`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX registration.login_email;
      CREATE UNIQUE INDEX login_email ON registration.login (email_sha256)`);
  }
}

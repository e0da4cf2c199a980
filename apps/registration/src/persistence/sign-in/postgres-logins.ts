import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Database, violatedConstraint } from '@ronda/persistence';
import { Logins, type Colleague, type Login, type Member } from '../../use-cases/sign-in/logins';

const LOGIN = `login.user_id AS "userId", login.tenant_id AS "tenantId", role, matchmaking_ids AS "matchmakingIds",
  password_hash AS "passwordHash", totp_secret AS "totpSecret", totp_confirmed_at IS NOT NULL AS "hasSecondFactor"`;

@Injectable()
export class PostgresLogins extends Logins {
  constructor(private readonly database: Database) {
    super();
  }

  override async existAny(): Promise<boolean> {
    return (await this.database.query('SELECT 1 FROM login LIMIT 1')).length > 0;
  }

  override async add(login: Login, addressSha256: string): Promise<void> {
    try {
      await this.database.query(
        `INSERT INTO login (user_id, tenant_id, role, matchmaking_ids, password_hash, email_sha256)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [login.userId, login.tenantId, login.role, login.matchmakingIds, login.passwordHash, addressSha256],
      );
    } catch (error) {
      if (violatedConstraint(error) !== 'login_email') throw error;
      throw new DomainError(
        'MEMBER.ADDRESS_TAKEN',
        'A member of your institution has this address already.\nMaybe the person was added before; make them a new password link.',
      );
    }
  }

  override findByAddress(addressSha256: string): Promise<Login[]> {
    return this.database.query<Login>(
      `SELECT ${LOGIN} FROM login WHERE email_sha256 = $1 ORDER BY tenant_id NULLS LAST`,
      [addressSha256],
    );
  }

  override find(userId: string): Promise<Login | null> {
    return this.one('user_id = $1', userId);
  }

  override hold(userId: string): Promise<Login | null> {
    return this.one('user_id = $1 FOR UPDATE', userId);
  }

  private async one(condition: string, value: string): Promise<Login | null> {
    const [row] = await this.database.query<Login>(`SELECT ${LOGIN} FROM login WHERE ${condition}`, [value]);
    return row ?? null;
  }

  override async setPassword(userId: string, passwordHash: string): Promise<void> {
    await this.database.query('UPDATE login SET password_hash = $2 WHERE user_id = $1', [
      userId,
      passwordHash,
    ]);
    await this.database.query('DELETE FROM password_token WHERE user_id = $1', [userId]);
  }

  override async offerSecondFactor(userId: string, sealedSecret: string): Promise<void> {
    await this.database.query(
      'UPDATE login SET totp_secret = $2, totp_step = 0 WHERE user_id = $1 AND totp_confirmed_at IS NULL',
      [userId, sealedSecret],
    );
  }

  override async confirmSecondFactor(userId: string, recovery: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      'UPDATE login SET totp_confirmed_at = $2, recovery_sha256 = $3 WHERE user_id = $1',
      [userId, at, recovery],
    );
  }

  override async removeSecondFactor(userId: string): Promise<void> {
    await this.database.query(
      `UPDATE login SET totp_secret = NULL, totp_confirmed_at = NULL, recovery_sha256 = '{}' WHERE user_id = $1`,
      [userId],
    );
  }

  override async takeStep(userId: string, step: number): Promise<boolean> {
    return this.exists('UPDATE login SET totp_step = $2 WHERE user_id = $1 AND totp_step < $2 RETURNING 1', [
      userId,
      step,
    ]);
  }

  override async takeRecoveryCode(userId: string, sha256: string): Promise<boolean> {
    return this.exists(
      `UPDATE login SET recovery_sha256 = array_remove(recovery_sha256, $2)
       WHERE user_id = $1 AND $2 = ANY(recovery_sha256) RETURNING 1`,
      [userId, sha256],
    );
  }

  override async addPasswordToken(userId: string, tokenSha256: string, expiresAt: Date): Promise<void> {
    await this.database.query('DELETE FROM password_token WHERE user_id = $1', [userId]);
    await this.database.query('INSERT INTO password_token VALUES ($1, $2, $3)', [
      tokenSha256,
      userId,
      expiresAt,
    ]);
  }

  override isPasswordTokenOpen(tokenSha256: string, now: Date): Promise<boolean> {
    return this.exists('SELECT 1 FROM password_token WHERE token_sha256 = $1 AND expires_at > $2', [
      tokenSha256,
      now,
    ]);
  }

  override async takePasswordToken(tokenSha256: string, now: Date): Promise<string | null> {
    const [row] = await this.database.query<{ userId: string }>(
      `DELETE FROM password_token WHERE token_sha256 = $1 AND expires_at > $2 RETURNING user_id AS "userId"`,
      [tokenSha256, now],
    );
    return row?.userId ?? null;
  }

  override async addSetupToken(tokenSha256: string): Promise<void> {
    await this.database.query('INSERT INTO setup_token VALUES ($1)', [tokenSha256]);
  }

  override isSetupToken(tokenSha256: string): Promise<boolean> {
    return this.exists('SELECT 1 FROM setup_token WHERE token_sha256 = $1', [tokenSha256]);
  }

  override async takeSetupToken(tokenSha256: string): Promise<boolean> {
    const taken = await this.exists('DELETE FROM setup_token WHERE token_sha256 = $1 RETURNING 1', [
      tokenSha256,
    ]);
    if (taken) await this.database.query('DELETE FROM setup_token');
    return taken;
  }

  override async addMember({ tenantId, userId, name, email, language, zone }: Member): Promise<void> {
    await this.database.query(
      'INSERT INTO member (tenant_id, id, name, email, language, zone) VALUES ($1, $2, $3, $4, $5, $6)',
      [tenantId, userId, name, email, language, zone],
    );
  }

  override async findMember(tenantId: string, userId: string): Promise<Member | null> {
    const [row] = await this.database.query<Member>(
      `SELECT id AS "userId", tenant_id AS "tenantId", name, email, language, zone FROM member
       WHERE tenant_id = $1 AND id = $2`,
      [tenantId, userId],
    );
    return row ?? null;
  }

  override listMembers(tenantId: string): Promise<Colleague[]> {
    return this.database.query<Colleague>(
      `SELECT member.id AS "userId", member.tenant_id AS "tenantId", name, email, language, zone, role,
              matchmaking_ids AS "matchmakingIds", password_hash IS NOT NULL AS "hasPassword",
              totp_confirmed_at IS NOT NULL AS "hasSecondFactor"
       FROM member JOIN login ON login.user_id = member.id
       WHERE member.tenant_id = $1 ORDER BY name, member.id`,
      [tenantId],
    );
  }

  override async removeMember(tenantId: string, userId: string): Promise<boolean> {
    const removed = await this.exists('DELETE FROM member WHERE tenant_id = $1 AND id = $2 RETURNING 1', [
      tenantId,
      userId,
    ]);
    if (removed) await this.database.query('DELETE FROM login WHERE user_id = $1', [userId]);
    return removed;
  }

  /** Whether the statement finds, or changes and returns, a row. */
  private async exists(sql: string, parameters: unknown[]): Promise<boolean> {
    return (await this.database.query(sql, parameters)).length > 0;
  }
}

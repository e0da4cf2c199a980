import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { SignInSessions, type SignInSession } from '../../use-cases/sign-in/sign-in-sessions';

const COLUMNS = `id, user_id AS "userId", role, tenant_id AS "tenantId", matchmaking_ids AS "matchmakingIds",
  participant_id AS "participantId", delegate_id AS "delegateId", impersonator_id AS "impersonatorId",
  returns_to AS "returnsTo", device, begun_at AS "begunAt", seen_at AS "seenAt", idle_until AS "idleUntil",
  ends_at AS "endsAt"`;

@Injectable()
export class PostgresSignInSessions extends SignInSessions {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(session: SignInSession, tokenSha256: string): Promise<void> {
    await this.database.query(
      `INSERT INTO sign_in_session (id, token_sha256, user_id, role, tenant_id, matchmaking_ids, participant_id,
         delegate_id, impersonator_id, returns_to, device, begun_at, seen_at, idle_until, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...[session.id, tokenSha256, session.userId, session.role, session.tenantId, session.matchmakingIds],
        ...[
          session.participantId,
          session.delegateId,
          session.impersonatorId,
          session.returnsTo,
          session.device,
        ],
        ...[session.begunAt, session.seenAt, session.idleUntil, session.endsAt],
      ],
    );
  }

  override async find(id: string): Promise<SignInSession | null> {
    const [row] = await this.database.query<SignInSession>(
      `SELECT ${COLUMNS} FROM sign_in_session WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  override listOf(userId: string, now: Date): Promise<SignInSession[]> {
    return this.database.query<SignInSession>(
      `SELECT ${COLUMNS} FROM sign_in_session
       WHERE (user_id = $1 OR impersonator_id = $1) AND least(idle_until, ends_at) > $2 ORDER BY seen_at DESC, id`,
      [userId, now],
    );
  }

  override async rotate(id: string, tokenSha256: string): Promise<void> {
    await this.database.query('UPDATE sign_in_session SET token_sha256 = $2 WHERE id = $1', [
      id,
      tokenSha256,
    ]);
  }

  override async touch(id: string, seenAt: Date, idleUntil: Date): Promise<void> {
    await this.database.query('UPDATE sign_in_session SET seen_at = $2, idle_until = $3 WHERE id = $1', [
      id,
      seenAt,
      idleUntil,
    ]);
  }

  override async remove(id: string): Promise<void> {
    await this.database.query('DELETE FROM sign_in_session WHERE id = $1', [id]);
  }

  override async removeByToken(tokenSha256: string): Promise<void> {
    await this.database.query('DELETE FROM sign_in_session WHERE token_sha256 = $1', [tokenSha256]);
  }

  override async removeAllOf(userId: string, exceptId: string | null): Promise<void> {
    await this.database.query(
      `DELETE FROM sign_in_session
       WHERE (user_id = $1 OR impersonator_id = $1) AND ($2::uuid IS NULL OR id <> $2)`,
      [userId, exceptId],
    );
  }

  override async removeEnded(now: Date): Promise<void> {
    await this.database.query('DELETE FROM sign_in_session WHERE least(idle_until, ends_at) < $1', [now]);
  }
}

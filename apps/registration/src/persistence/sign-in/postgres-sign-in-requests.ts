import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import {
  SignInRequests,
  type RequestSecrets,
  type SignInRequest,
  type TriedRequest,
} from '../../use-cases/sign-in/sign-in-requests';

const COLUMNS = `id, tenant_id AS "tenantId", matchmaking_id AS "matchmakingId", participant_id AS "participantId",
  delegate_id AS "delegateId", device, requested_at AS "requestedAt", expires_at AS "expiresAt"`;

@Injectable()
export class PostgresSignInRequests extends SignInRequests {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(request: SignInRequest, secrets: RequestSecrets): Promise<void> {
    await this.database.query(
      `INSERT INTO sign_in_request (id, tenant_id, matchmaking_id, participant_id, delegate_id, device, requested_at,
         expires_at, token_sha256, sealed_token, nonce_sha256, code_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[request.id, request.tenantId, request.matchmakingId, request.participantId, request.delegateId],
        ...[request.device, request.requestedAt, request.expiresAt],
        ...[secrets.tokenSha256, secrets.sealedToken, secrets.nonceSha256, secrets.codeSha256],
      ],
    );
  }

  override async findOpen(tokenSha256: string, now: Date): Promise<SignInRequest | null> {
    const [row] = await this.database.query<SignInRequest>(
      `SELECT ${COLUMNS} FROM sign_in_request
       WHERE token_sha256 = $1 AND used_at IS NULL AND expires_at > $2`,
      [tokenSha256, now],
    );
    return row ?? null;
  }

  override async take(tokenSha256: string, nonceSha256: string, now: Date): Promise<SignInRequest | null> {
    const [row] = await this.database.query<SignInRequest>(
      `UPDATE sign_in_request SET used_at = $3, sealed_token = NULL
       WHERE token_sha256 = $1 AND nonce_sha256 = $2 AND used_at IS NULL AND expires_at > $3 RETURNING ${COLUMNS}`,
      [tokenSha256, nonceSha256, now],
    );
    return row ?? null;
  }

  override async takeById(id: string, now: Date): Promise<boolean> {
    const taken = await this.database.query(
      `UPDATE sign_in_request SET used_at = $2, sealed_token = NULL
       WHERE id = $1 AND used_at IS NULL AND expires_at > $2 RETURNING 1`,
      [id, now],
    );
    return taken.length > 0;
  }

  override tryCode(nonceSha256: string, mostTries: number, now: Date): Promise<TriedRequest[]> {
    return this.database.query<TriedRequest>(
      `UPDATE sign_in_request SET tries = tries + 1
       WHERE nonce_sha256 = $1 AND tries < $2 AND used_at IS NULL AND expires_at > $3
       RETURNING ${COLUMNS}, code_sha256 AS "codeSha256", $2 - tries AS "triesLeft"`,
      [nonceSha256, mostTries, now],
    );
  }

  override async forget(now: Date): Promise<void> {
    await this.database.query(
      `UPDATE sign_in_request SET sealed_token = NULL WHERE sealed_token IS NOT NULL AND expires_at <= $1`,
      [now],
    );
    await this.database.query(
      `DELETE FROM sign_in_request WHERE expires_at <= $1::timestamptz - interval '1 day'`,
      [now],
    );
  }
}

import type { ViewRow } from '@ronda/contracts';
import type { Database, Transaction } from '@ronda/persistence';
import type { Principal } from './principal';

export interface ActiveSession {
  readonly principal: Principal;
  readonly expiresAt: Date;
}

/** Where the guards look up sessions and matchmakings. */
export abstract class AccessDirectory {
  /** @param tokenSha256 hexadecimal SHA-256 of the cookie's token */
  abstract findSession(tokenSha256: string): Promise<ActiveSession | null>;
  abstract hasMatchmaking(tenantId: string, matchmakingId: string): Promise<boolean>;
}

/** Reads them through the views that registration publishes, under the role of the service asked. */
export class DatabaseAccessDirectory extends AccessDirectory {
  constructor(
    private readonly database: Database,
    private readonly transaction: Transaction,
  ) {
    super();
  }

  async findSession(tokenSha256: string): Promise<ActiveSession | null> {
    const [row] = await this.database.viewAtOnce('registration.published_session', {
      token_sha256: tokenSha256,
    });
    return row ? { principal: principalFrom(row), expiresAt: row.expires_at } : null;
  }

  async hasMatchmaking(tenantId: string, matchmakingId: string): Promise<boolean> {
    const rows = await this.transaction.run(tenantId, () =>
      this.database.view('registration.published_matchmaking', {
        tenant_id: tenantId,
        matchmaking_id: matchmakingId,
      }),
    );
    return rows.length > 0;
  }
}

function principalFrom(row: ViewRow<'registration.published_session'>): Principal {
  return {
    userId: row.user_id,
    sessionId: row.session_id,
    role: row.role,
    tenantId: row.tenant_id,
    matchmakingIds: row.matchmaking_ids,
    participantId: row.participant_id,
    delegateId: row.delegate_id,
    impersonatorId: row.impersonator_id,
  };
}

import { Injectable } from '@nestjs/common';
import { currentCorrelation } from '@ronda/observability';
import { Database } from './database';

/** Something somebody did, as it is kept for good: ids, states and numbers, never a name or an address. */
export interface AuditEntry {
  /** Null for what concerns the institution as a whole. */
  readonly matchmakingId: string | null;
  /** Who did it; `userId` is null where nobody was signed in, or Ronda did it by itself. */
  readonly by: {
    readonly userId: string | null;
    /** The organiser behind an impersonation. */
    readonly impersonatorId: string | null;
  };
  /** What was done: `<thing>.<past participle>`, such as `meeting.placed`. */
  readonly action: string;
  /** Ids of the things it was done to, the main one first; an entry is found by each of them. */
  readonly about: readonly [string, ...string[]];
  /** What the person gave as the reason. */
  readonly reason?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The tenant under which acts on the installation as a whole are recorded. */
export const WHOLE_INSTALLATION = '00000000-0000-0000-0000-000000000000';

/** The port through which use cases record who did what. One per service, in the transaction of the change. */
export abstract class Audit {
  /**
   * Adds entries for the running transaction's tenant. Call it last in the transaction: everybody of the tenant who
   * records something waits in line for the chain's end.
   * @example await this.audit.record({ matchmakingId, by, action: 'participant.admitted', about: [participantId] });
   */
  abstract record(...entries: readonly AuditEntry[]): Promise<void>;
}

/** Writes the service's table `audit`; number, time and hash are the database's work (`setUpAudit`). */
@Injectable()
export class DatabaseAudit extends Audit {
  constructor(private readonly database: Database) {
    super();
  }

  override async record(...entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const { tenantId } = this.database;
    if (tenantId === null) throw outsideTenant(entries);
    const { correlationId, causationId } = currentCorrelation();
    await this.database.query(
      `INSERT INTO audit (tenant_id, matchmaking_id, actor_id, impersonator_id, action, about, reason, details,
         correlation_id, causation_id)
       SELECT $1, matchmaking_id, actor_id, impersonator_id, action, about, reason, details, $2, $3
       FROM jsonb_to_recordset($4::jsonb) AS entry (matchmaking_id uuid, actor_id uuid, impersonator_id uuid,
         action text, about uuid[], reason text, details jsonb)`,
      [tenantId, correlationId, causationId, JSON.stringify(entries.map(rowOf))],
    );
  }
}

function rowOf({ matchmakingId, by, action, about, reason, details }: AuditEntry) {
  return {
    matchmaking_id: matchmakingId,
    actor_id: by.userId,
    impersonator_id: by.impersonatorId,
    action,
    about,
    reason: reason ?? null,
    details: details ?? {},
  };
}

function outsideTenant(entries: readonly AuditEntry[]): Error {
  return new Error(
    `${entries[0]?.action ?? 'An act'} was to be recorded in a transaction of no tenant.\n` +
      'Maybe wrap it in transaction.run(tenantId, …).',
  );
}

import { messages, type Envelope, type MessageName } from '@ronda/contracts';
import { schemaOf, type ServiceName } from '@ronda/domain';
import type { Database } from '@ronda/persistence';

interface OutboxRow {
  readonly id: string;
  readonly name: MessageName;
  readonly tenant_id: string;
  readonly occurred_at: Date;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly data: Envelope['data'];
  readonly rings: number;
}

/** A message as the outbox keeps it. */
export interface OutboxMessage {
  readonly envelope: Envelope;
  /** How often the queue was told again. */
  readonly rings: number;
}

const COLUMNS = 'id, name, tenant_id, occurred_at, correlation_id, causation_id, data, rings';

/** What relay and sweeper ask the outbox, inside their transactions. */
export class OutboxTable {
  constructor(private readonly database: Database) {}

  /** Oldest first, and not those another replica works on. */
  async claimUnsent(limit: number): Promise<OutboxMessage[]> {
    const rows = await this.database.query<OutboxRow>(
      `SELECT ${COLUMNS} FROM outbox WHERE sent_at IS NULL ORDER BY position LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map(toMessage);
  }

  /** Those sent or rung for at least so long ago and neither settled nor parked. */
  async claimUnsettled(olderThanMs: number, limit: number): Promise<OutboxMessage[]> {
    const rows = await this.database.query<OutboxRow>(
      `SELECT ${COLUMNS} FROM outbox
       WHERE sent_at IS NOT NULL AND settled_at IS NULL AND parked_at IS NULL
         AND rung_at <= now() - $1 * interval '1 millisecond'
       ORDER BY rung_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [olderThanMs, limit],
    );
    return rows.map(toMessage);
  }

  async markSent(ids: readonly string[]): Promise<void> {
    await this.database.query('UPDATE outbox SET sent_at = now(), rung_at = now() WHERE id = ANY($1)', [ids]);
  }

  async markSettled(ids: readonly string[]): Promise<void> {
    await this.database.query('UPDATE outbox SET settled_at = now() WHERE id = ANY($1)', [ids]);
  }

  /** Looked at; `rung` of them made the queue work again. */
  async markSwept(looked: readonly string[], rung: readonly string[]): Promise<void> {
    await this.database.query(
      'UPDATE outbox SET rung_at = now(), rings = rings + (id = ANY($2))::integer WHERE id = ANY($1)',
      [looked, rung],
    );
  }

  async markParked(ids: readonly string[]): Promise<void> {
    await this.database.query('UPDATE outbox SET parked_at = now() WHERE id = ANY($1)', [ids]);
  }

  /** Which of these messages the consumer has handled or refused, by the view it publishes. */
  async receiptsOf(consumer: ServiceName, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ message_id: string }>(
      `SELECT message_id FROM ${schemaOf(consumer)}.published_receipt WHERE consumer = $1 AND message_id = ANY($2)`,
      [consumer, ids],
    );
    return new Set(rows.map((row) => row.message_id));
  }

  /** Forgets what was settled, receipts that no sender can ask for any more, and idempotency keys a day old. */
  async purge(settledDays: number, receiptDays: number): Promise<void> {
    await this.database.query(`DELETE FROM outbox WHERE settled_at < now() - $1 * interval '1 day'`, [
      settledDays,
    ]);
    await this.database.query(`DELETE FROM inbox WHERE handled_at < now() - $1 * interval '1 day'`, [
      receiptDays,
    ]);
    await this.database.query('SELECT forget_outdated_keys()');
  }
}

/** The services a message is for. */
export function consumersOf(name: MessageName): readonly ServiceName[] {
  return messages[name].to;
}

function toMessage(row: OutboxRow): OutboxMessage {
  const envelope: Envelope = {
    id: row.id,
    name: row.name,
    tenantId: row.tenant_id,
    occurredAt: row.occurred_at.toISOString(),
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    data: row.data,
  };
  return { envelope, rings: row.rings };
}

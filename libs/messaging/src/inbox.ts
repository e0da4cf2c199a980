import type { ServiceName } from '@ronda/domain';
import type { Database } from '@ronda/persistence';

/** Which messages this service has handled: the receipt its senders read. Inside a transaction. */
export class Inbox {
  constructor(
    private readonly service: ServiceName,
    private readonly database: Database,
  ) {}

  /**
   * Writes the receipt with the effect. False when the message took effect before; one that was refused may be
   * tried again, by hand, after its cause was repaired.
   */
  async claim(messageId: string): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO inbox (message_id, consumer) VALUES ($1, $2)
       ON CONFLICT (message_id, consumer) DO UPDATE SET refusal = NULL, handled_at = now()
         WHERE inbox.refusal IS NOT NULL
       RETURNING message_id`,
      [messageId, this.service],
    );
    return rows.length === 1;
  }

  async hasHandled(messageId: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT FROM inbox WHERE message_id = $1 AND consumer = $2 AND refusal IS NULL',
      [messageId, this.service],
    );
    return rows.length === 1;
  }

  /** The receipt of a message that breaks a rule: trying again cannot help, so nobody rings for it. */
  async refuse(messageId: string, code: string): Promise<void> {
    await this.database.query(
      `INSERT INTO inbox (message_id, consumer, refusal) VALUES ($1, $2, $3)
       ON CONFLICT (message_id, consumer) DO NOTHING`,
      [messageId, this.service, code],
    );
  }
}

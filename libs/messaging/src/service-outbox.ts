import { randomUUID } from 'node:crypto';
import { messages, type MessageData, type MessageName } from '@ronda/contracts';
import type { ServiceName } from '@ronda/domain';
import { currentCorrelation } from '@ronda/observability';
import type { Database } from '@ronda/persistence';
import { Outbox } from './outbox';

/** The outbox table of one service. */
export class ServiceOutbox extends Outbox {
  constructor(
    private readonly service: ServiceName,
    private readonly database: Database,
    private readonly committed: () => void = () => undefined,
  ) {
    super();
  }

  override async add<N extends MessageName>(name: N, data: MessageData<N>): Promise<void> {
    const { tenantId } = this.database;
    if (tenantId === null) {
      throw new Error(
        `"${name}" was sent outside any tenant.\nMaybe transaction.run(tenantId, …) is missing around it.`,
      );
    }
    const { correlationId, causationId } = currentCorrelation();
    await this.database.query(
      `INSERT INTO outbox (id, name, tenant_id, correlation_id, causation_id, data)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), name, tenantId, correlationId, causationId, this.checked(name, data)],
    );
    this.database.afterCommit(this.committed);
  }

  private checked<N extends MessageName>(name: N, data: MessageData<N>): unknown {
    const { from, data: schema } = messages[name];
    if (from !== this.service) {
      throw new Error(`"${name}" is a message of ${from}, and ${this.service} tried to send it.`);
    }
    const result = schema.safeParse(data);
    if (result.success) return result.data;
    throw new Error(`"${name}" was sent with data that does not fit its contract: ${result.error.message}`);
  }
}

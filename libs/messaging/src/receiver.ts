import { messages, type Envelope, type MessageName } from '@ronda/contracts';
import { DomainError } from '@ronda/domain';
import { runWithCorrelation } from '@ronda/observability';
import type { Transaction } from '@ronda/persistence';
import { UnrecoverableError } from 'bullmq';
import type { HandlerRegistry, MessageHandler } from './handler-registry';
import type { Inbox } from './inbox';
import type { MessageMetrics } from './message-metrics';

/** Takes one delivered message through its handler: at least once delivered, once in effect. */
export class Receiver {
  constructor(
    private readonly handlers: HandlerRegistry,
    private readonly transaction: Transaction,
    private readonly inbox: Inbox,
    private readonly metrics: MessageMetrics,
  ) {}

  /**
   * @throws UnrecoverableError when trying again cannot help: a broken rule, or data that breaks its contract
   * @throws whatever else the handler threw, to be tried again
   */
  async receive(envelope: Envelope): Promise<void> {
    const { id, name, correlationId } = envelope;
    await runWithCorrelation({ correlationId, causationId: id }, async () => {
      try {
        if (await this.handle(envelope)) this.metrics.handled(name);
      } catch (error) {
        const isFinal = error instanceof DomainError || error instanceof UnrecoverableError;
        this.metrics.failed(name, isFinal);
        if (error instanceof DomainError) throw await this.refused(id, error);
        throw error;
      }
    });
  }

  /** False when it was handled before. */
  private handle(envelope: Envelope): Promise<boolean> {
    const handler = this.requireHandler(envelope.name);
    const checked = { ...envelope, data: parseData(envelope) };
    return handler.ownTransactions
      ? this.handleThenClaim(handler, checked)
      : this.claimAndHandle(handler, checked);
  }

  private claimAndHandle(handler: MessageHandler, envelope: Envelope): Promise<boolean> {
    return this.transaction.run(envelope.tenantId, async () => {
      if (!(await this.inbox.claim(envelope.id))) return false;
      await handler.handle(envelope.data, envelope);
      return true;
    });
  }

  private async handleThenClaim(handler: MessageHandler, envelope: Envelope): Promise<boolean> {
    if (await this.transaction.withoutTenant(() => this.inbox.hasHandled(envelope.id))) return false;
    await handler.handle(envelope.data, envelope);
    return this.transaction.withoutTenant(() => this.inbox.claim(envelope.id));
  }

  private async refused(id: string, error: DomainError): Promise<UnrecoverableError> {
    await this.transaction.withoutTenant(() => this.inbox.refuse(id, error.code));
    return new UnrecoverableError(`${error.code}: ${error.message}`);
  }

  private requireHandler(name: MessageName): MessageHandler {
    const handler = this.handlers.find(name);
    if (handler) return handler;
    throw new Error(
      `No handler for "${name}".\nMaybe a newer replica sent it; it is tried again until one that knows it takes it.`,
    );
  }
}

function parseData({ name, data }: Envelope): Envelope['data'] {
  const result = messages[name].data.safeParse(data);
  if (result.success) return result.data;
  throw new UnrecoverableError(`"${name}" carries data that breaks its contract: ${result.error.message}`);
}

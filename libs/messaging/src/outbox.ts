import type { MessageData, MessageName } from '@ronda/contracts';

/** The port through which use cases tell other services what happened. */
export abstract class Outbox {
  /**
   * Writes a message in the running transaction: it leaves if and only if that transaction commits.
   *
   * @throws Error outside a transaction of a tenant, for a message of another service, or for data that does not
   * fit the contract: each is a mistake in the code
   * @example await this.outbox.add('booking-window.closed@1', { matchmakingId, revision });
   */
  abstract add<N extends MessageName>(name: N, data: MessageData<N>): Promise<void>;
}

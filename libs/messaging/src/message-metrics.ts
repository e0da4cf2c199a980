import type { MessageName } from '@ronda/contracts';

/** Counts of what messaging did; a process that wants them provides this token. */
export abstract class MessageMetrics {
  /** Left the outbox. */
  abstract sent(name: MessageName): void;
  /** Took effect; duplicates do not count. */
  abstract handled(name: MessageName): void;
  /** One attempt failed; `final` when it will not be tried again. */
  abstract failed(name: MessageName, final: boolean): void;
  /** Given up after too many rings; somebody has to look. */
  abstract parked(name: MessageName): void;
}

/** Counts nothing. */
export class NoMessageMetrics extends MessageMetrics {
  override sent(): void {
    // nobody asked
  }
  override handled(): void {
    // nobody asked
  }
  override failed(): void {
    // nobody asked
  }
  override parked(): void {
    // nobody asked
  }
}

import type { Closable } from '@ronda/observability';

/** Thrown where a start goes no further because the end was asked for meanwhile. */
export class StartInterrupted extends Error {}

/** What a program has started, one after another; closes it in the opposite order. */
export class Started implements Closable {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private running: Promise<unknown> = Promise.resolve();
  private closing = false;

  /**
   * Starts the next part and remembers how to close it.
   * @throws StartInterrupted once `close` was called
   */
  async add<T>(start: () => Promise<T>, close: (part: T) => Promise<unknown>): Promise<T> {
    if (this.closing) throw new StartInterrupted('The start was interrupted.');
    const starting = start();
    this.running = starting.catch(() => undefined);
    const part = await starting;
    this.closers.unshift(() => close(part));
    return part;
  }

  /** Waits for the part that is starting, then closes all; a part that fails to close does not keep the others. */
  async close(): Promise<void> {
    this.closing = true;
    await this.running;
    const failures: unknown[] = [];
    for (const close of this.closers.splice(0)) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything closed in good order.');
  }
}

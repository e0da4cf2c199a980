import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Letters, digits and a few separators: safe in a log line, in a header of HTTP and in one of a mail. */
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** What ties a request to its messages, jobs, log lines and mails. */
export interface Correlation {
  readonly correlationId: string;
  /** The message being handled; null when a person did it. */
  readonly causationId: string | null;
}

const active = new AsyncLocalStorage<Correlation>();

/** The correlation of the running work. Outside `runWithCorrelation` there is none, so each call makes a fresh one. */
export function currentCorrelation(): Correlation {
  return active.getStore() ?? { correlationId: randomUUID(), causationId: null };
}

/** The same, or null where no request or message is being handled: for log lines, which then leave it out. */
export function activeCorrelation(): Correlation | null {
  return active.getStore() ?? null;
}

/**
 * Runs `work`, and all it awaits, under this correlation.
 * @example await runWithCorrelation({ correlationId, causationId: envelope.id }, () => handler.handle(envelope.data));
 */
export function runWithCorrelation<T>(correlation: Correlation, work: () => T): T {
  return active.run(correlation, work);
}

/** The caller's id where it has a safe form, a fresh one otherwise: a header must not be able to forge log lines. */
export function correlationFrom(header: string | undefined): string {
  return header !== undefined && SAFE.test(header) ? header : randomUUID();
}

import type { Logger } from 'pino';

export interface Closable {
  close(): Promise<void>;
}

export interface ShutdownOptions {
  readonly logger: Logger;
  /** After this many milliseconds the process ends without waiting any longer. */
  readonly graceMs?: number;
}

const ENDED_IN_TIME = 0;
const FAILED = 1;

/**
 * Ends the process gracefully: the first SIGTERM or SIGINT closes the application (no new requests, running ones
 * and jobs finish), for at most `graceMs` (20 s); a second signal ends it at once. A forked program also closes
 * when its parent is gone, however that ended. An error nobody caught ends it too, because its state is then unknown.
 */
export function closeOnSignal(app: Closable, { logger, graceMs = 20_000 }: ShutdownOptions): void {
  let closing = false;
  const end = (reason: string, code: number): void => {
    if (closing) process.exit(FAILED);
    closing = true;
    logger.info({ reason, graceMs }, 'shutting down');
    const timer = setTimeout(() => {
      logger.error({ graceMs }, 'did not close in time');
      process.exit(FAILED);
    }, graceMs);
    timer.unref();
    app.close().then(
      () => process.exit(code),
      (error: unknown) => {
        logger.error({ error }, 'closing failed');
        process.exit(FAILED);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      end(signal, ENDED_IN_TIME);
    });
  process.once('disconnect', () => {
    if (!closing) end('the parent is gone', ENDED_IN_TIME);
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ error }, 'uncaught exception');
    end('uncaught exception', FAILED);
  });
  process.on('unhandledRejection', (error) => {
    logger.fatal({ error }, 'unhandled rejection');
    end('unhandled rejection', FAILED);
  });
}

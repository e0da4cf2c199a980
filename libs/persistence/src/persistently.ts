import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailable, isConnectionLost, isContention, isNotNow } from './database-error';

const ATTEMPTS = 5;
/** Longest wait before attempt n is n² times this, in milliseconds: 20, 80, 180, 320. */
const WAIT_MS = 20;

/** COMMIT was under way when the connection broke: nobody knows whether it took effect. */
export class CommitInterrupted extends Error {}

/**
 * Runs `attempt` again after contention or a lost connection, a few times.
 * @throws DatabaseUnavailable when the database stays unreachable or too busy
 */
export async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof CommitInterrupted) throw new DatabaseUnavailable(error.cause, true);
      if (isNotNow(error)) throw new DatabaseUnavailable(error, false);
      if (!isContention(error) && !isConnectionLost(error)) throw error;
      if (count === ATTEMPTS) throw new DatabaseUnavailable(error, false);
      await delay(Math.random() * WAIT_MS * count ** 2);
    }
  }
}

import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 120_000;

/** Asks again until the answer is truthy: what messages bring about has no moment to wait for. */
export async function eventually<T>(what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`It never happened: ${what}.`);
    await delay(20);
  }
}

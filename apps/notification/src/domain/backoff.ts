const MINUTE = 60;
/** Seconds until the next attempt after 1, 2, 3 … that were put off; then the last again. */
const STEPS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE, 2 * 60 * MINUTE] as const;

/** A mail that is put off for longer than this has failed. */
export const GIVE_UP_AFTER_HOURS = 24;

/**
 * Seconds to wait after a mail server put a mail off ("4xx").
 * @param attempts how often it was tried, from 1
 * @param jitter 0 to 1: spreads mails that were put off together over half the time again
 */
export function backoffSeconds(attempts: number, jitter: number): number {
  const step = STEPS[Math.min(attempts, STEPS.length) - 1] ?? STEPS[0];
  return Math.round(step * (1 + jitter / 2));
}

import type { RetryPolicy } from '@ronda/contracts';
import type { JobsOptions } from 'bullmq';

const SECOND_MS = 1000;
const DAY_SECONDS = 86_400;

/** How often a failed message is tried and how long it waits in between; the sweeper begins anew after the last. */
const RETRIES: Readonly<Record<RetryPolicy, Pick<JobsOptions, 'attempts' | 'backoff'>>> = {
  // 0.5, 1, 2 … 32 s: a database that restarts, a lock that is held
  quick: { attempts: 8, backoff: { type: 'exponential', delay: SECOND_MS / 2, jitter: 0.5 } },
  // 10 s … 160 s: work of minutes that met a restart
  patient: { attempts: 6, backoff: { type: 'exponential', delay: 10 * SECOND_MS, jitter: 0.5 } },
};

/**
 * The options of one message's job. A finished job goes at once, because a kept one would swallow the next with
 * its id; keeping by count can deadlock the Postgres backend. Failed ones stay a week for whoever looks into them.
 */
export function jobOptions(jobId: string, retry: RetryPolicy): JobsOptions {
  return { jobId, ...RETRIES[retry], removeOnComplete: true, removeOnFail: { age: 7 * DAY_SECONDS } };
}

import { DomainError } from '@ronda/domain';

export const RUN_STATUSES = [
  'queued',
  'running',
  'finished',
  'cancelled',
  'stale_input',
  'infeasible',
  'failed',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

const next: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['running', 'cancelled'],
  running: ['running', 'finished', 'cancelled', 'stale_input', 'infeasible', 'failed'],
  finished: [],
  cancelled: [],
  stale_input: [],
  infeasible: [],
  failed: [],
};

/** A run that has ended stays as it ended. */
export function hasEnded(status: RunStatus): boolean {
  return next[status].length === 0;
}

/** Refuses to stop what has already ended. */
export function requireCancellable(run: { readonly id: string; readonly status: RunStatus }): void {
  if (next[run.status].includes('cancelled')) return;
  throw new DomainError(
    'RUN.ENDED',
    `Allocation run ${run.id} has ended (${run.status}) and cannot be cancelled.\n` +
      'Maybe it ended a moment ago; look at its result, or start a new run.',
    { runId: run.id, status: run.status },
  );
}

import type { MeetingRequest } from './queries';

export interface Groups {
  /** Asked by others, unanswered. */
  readonly toAnswer: readonly MeetingRequest[];
  /** Asked by oneself, unanswered. */
  readonly waiting: readonly MeetingRequest[];
  readonly agreed: readonly MeetingRequest[];
  /** Declined, withdrawn or expired. */
  readonly past: readonly MeetingRequest[];
}

const RANK = { must: 0, want: 1, nice: 2 } as const;

/** A participant's requests by what they ask of it: the most wanted first, then the longest waiting; past ones newest first. */
export function grouped(requests: readonly MeetingRequest[], ownId: string): Groups {
  const open = requests.filter(({ status }) => status === 'proposed').toSorted(byUrgency);
  return {
    toAnswer: open.filter(({ to }) => to.participantId === ownId),
    waiting: open.filter(({ from }) => from.participantId === ownId),
    agreed: requests.filter(({ status }) => status === 'accepted').toSorted(byUrgency),
    past: requests
      .filter(({ status }) => status !== 'proposed' && status !== 'accepted')
      .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt)),
  };
}

function byUrgency(a: MeetingRequest, b: MeetingRequest): number {
  return RANK[a.priority] - RANK[b.priority] || a.proposedAt.localeCompare(b.proposedAt);
}

/** The side that is not oneself. */
export function counterpartOf({ from, to }: Pick<MeetingRequest, 'from' | 'to'>, ownId: string) {
  return from.participantId === ownId ? to : from;
}

import { DomainError } from '@ronda/domain';

export const STATUSES = ['proposed', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type Status = (typeof STATUSES)[number];

/** From the strongest wish to the weakest. */
export const PRIORITIES = ['must', 'want', 'nice'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** One participant asks another for a meeting. It reserves no time. */
export interface MeetingRequest {
  readonly id: string;
  readonly fromParticipantId: string;
  readonly toParticipantId: string;
  readonly status: Status;
  readonly priority: Priority;
  readonly message: string;
  /** What the other side wrote when it said yes. */
  readonly reply: string | null;
  readonly declineReason: string | null;
  readonly proposedAt: Date;
  /** When it got its present status. */
  readonly changedAt: Date;
  /** When it expires unanswered; null: only when the booking window closes. */
  readonly expiresAt: Date | null;
  /** Rises by one with every change; from 1. */
  readonly revision: number;
}

/** Which status may follow which. */
export const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  proposed: ['accepted', 'declined', 'withdrawn', 'expired'],
  accepted: ['withdrawn'],
  declined: [],
  withdrawn: [],
  expired: [],
};

export class IllegalTransition extends DomainError {
  constructor({ id, status }: MeetingRequest, to: Status) {
    super(
      'MEETING_REQUEST.ILLEGAL_TRANSITION',
      `The meeting request is ${status} and cannot become ${to}.\n` +
        `Maybe it was answered twice; from here it can become: ${NEXT[status].join(', ') || 'nothing'}.`,
      { id, from: status, to },
    );
  }
}

function become(request: MeetingRequest, to: Status, at: Date): MeetingRequest {
  if (!NEXT[request.status].includes(to)) throw new IllegalTransition(request, to);
  return { ...request, status: to, changedAt: at, revision: request.revision + 1 };
}

/** The other side says yes. */
export function accept(request: MeetingRequest, reply: string | null, at: Date): MeetingRequest {
  return { ...become(request, 'accepted', at), reply };
}

export function decline(request: MeetingRequest, reason: string | null, at: Date): MeetingRequest {
  return { ...become(request, 'declined', at), declineReason: reason };
}

/** Takes a wish, or an agreed meeting, back. */
export function withdraw(request: MeetingRequest, at: Date): MeetingRequest {
  return become(request, 'withdrawn', at);
}

/** Nobody answered in time. */
export function expire(request: MeetingRequest, at: Date): MeetingRequest {
  return become(request, 'expired', at);
}

/** Changes the words or the priority of a request that is still unanswered. */
export function edit(
  request: MeetingRequest,
  changes: { readonly priority?: Priority | undefined; readonly message?: string | undefined },
): MeetingRequest {
  if (request.status !== 'proposed') {
    throw new DomainError(
      'MEETING_REQUEST.NOT_EDITABLE',
      `The meeting request is ${request.status}; only an unanswered one can be changed.\n` +
        'Maybe withdraw it and send a new one.',
      { id: request.id, status: request.status },
    );
  }
  return {
    ...request,
    priority: changes.priority ?? request.priority,
    message: changes.message ?? request.message,
    revision: request.revision + 1,
  };
}

/** The stronger of two wishes: what both sides together want. */
export function stronger(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) <= PRIORITIES.indexOf(b) ? a : b;
}

/** Whether the pair is engaged: a request that is open or agreed. At most one per pair. */
export function isActive({ status }: MeetingRequest): boolean {
  return status === 'proposed' || status === 'accepted';
}

import { DomainError } from '@ronda/domain';

export const WINDOW_STATUSES = ['planned', 'open', 'closed'] as const;
export type WindowStatus = (typeof WINDOW_STATUSES)[number];

/** When requests may be sent and answered, [opensAt, closesAt). A null end is decided by hand. */
export interface BookingWindow {
  readonly status: WindowStatus;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** 0 until the organiser first touches it. */
  readonly revision: number;
}

/** What holds before the organiser has said anything. */
export const UNPLANNED: BookingWindow = { status: 'planned', opensAt: null, closesAt: null, revision: 0 };

/** The status by the clock: a sweep makes the stored one follow within half a minute, nobody profits meanwhile. */
export function statusAt({ status, opensAt, closesAt }: BookingWindow, now: Date): WindowStatus {
  if (status === 'closed' || (closesAt !== null && closesAt <= now)) return 'closed';
  if (status === 'open' || (opensAt !== null && opensAt <= now)) return 'open';
  return 'planned';
}

/** Sets the two ends, before the window opens or while it is open. */
export function plan(
  window: BookingWindow,
  { opensAt, closesAt }: { readonly opensAt: Date | null; readonly closesAt: Date | null },
  now: Date,
): BookingWindow {
  if (window.status === 'closed') throw alreadyClosed(window, 'Maybe open it again first, then set its end.');
  if (window.status === 'open' && (opensAt === null || opensAt > now)) {
    throw alreadyOpen(window, 'Maybe leave opensAt as it is and change closesAt only.');
  }
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
    throw new DomainError(
      'BOOKING_WINDOW.CLOSES_BEFORE_OPENING',
      `The booking window would close at ${closesAt.toISOString()}, not after it opens at ${opensAt.toISOString()}.\n` +
        'Maybe the two were swapped.',
      { opensAt, closesAt },
    );
  }
  if (closesAt !== null && closesAt <= now) {
    throw new DomainError(
      'BOOKING_WINDOW.CLOSES_IN_THE_PAST',
      `The booking window cannot close at ${closesAt.toISOString()}: that is over.\nMaybe close it now, by hand.`,
      { closesAt },
    );
  }
  return { ...window, opensAt, closesAt, revision: window.revision + 1 };
}

/** Opens it now, for the first time or again; a planned end that is over is dropped. */
export function open(window: BookingWindow, now: Date): BookingWindow {
  if (window.status === 'open')
    throw alreadyOpen(window, 'Maybe a colleague opened it, or its planned time had come.');
  const opensAt = window.opensAt !== null && window.opensAt <= now ? window.opensAt : now;
  const closesAt = window.closesAt !== null && window.closesAt > now ? window.closesAt : null;
  return { status: 'open', opensAt, closesAt, revision: window.revision + 1 };
}

/** Closes it, at its planned end or now if that has not come. */
export function close(window: BookingWindow, now: Date): BookingWindow {
  if (window.status === 'closed') {
    throw alreadyClosed(window, 'Maybe a colleague closed it, or its planned time had come.');
  }
  const closesAt = window.closesAt !== null && window.closesAt <= now ? window.closesAt : now;
  // Closed before it ever opened: an opening that never happened is not kept.
  const opensAt = window.opensAt !== null && window.opensAt < closesAt ? window.opensAt : null;
  return { status: 'closed', opensAt, closesAt, revision: window.revision + 1 };
}

function alreadyOpen({ opensAt }: BookingWindow, maybe: string): DomainError {
  return new DomainError(
    'BOOKING_WINDOW.ALREADY_OPEN',
    `The booking window is open already, since ${String(opensAt?.toISOString())}.\n${maybe}`,
    { opensAt },
  );
}

function alreadyClosed({ closesAt }: BookingWindow, maybe: string): DomainError {
  return new DomainError(
    'BOOKING_WINDOW.ALREADY_CLOSED',
    `The booking window is closed already, since ${String(closesAt?.toISOString())}.\n${maybe}`,
    { closesAt },
  );
}

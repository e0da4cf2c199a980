import { DomainError } from '@ronda/domain';

/** How many requests a participant may have; null means no limit. */
export interface Limits {
  readonly sent: number | null;
  readonly received: number | null;
  readonly accepted: number | null;
}

/**
 * How many it has. A request counts while it is open or agreed: a refusal, a withdrawal or an expiry gives the
 * place back. `accepted` counts agreed meetings, whoever asked.
 */
export interface Tally {
  readonly sent: number;
  readonly received: number;
  readonly accepted: number;
}

export const NO_REQUESTS: Tally = { sent: 0, received: 0, accepted: 0 };

export function isReached(used: number, limit: number | null): boolean {
  return limit !== null && used >= limit;
}

interface Named {
  readonly name: string;
  readonly tally: Tally;
}

/** Throws when one more agreed meeting would be too many for either side. */
export function requireRoomForMeeting(answerer: Named, asker: Named, { accepted: limit }: Limits): void {
  if (isReached(answerer.tally.accepted, limit)) {
    throw new DomainError(
      'MEETING_REQUEST.ACCEPTED_QUOTA_REACHED',
      `${hasAll(answerer, limit)}\nMaybe withdraw from one of them first.`,
      { limit },
    );
  }
  if (isReached(asker.tally.accepted, limit)) {
    throw new DomainError(
      'MEETING_REQUEST.OTHER_SIDE_FULLY_BOOKED',
      `${hasAll(asker, limit)}\nMaybe try again later: somebody may withdraw.`,
      { limit },
    );
  }
}

function hasAll({ name }: Named, limit: number | null): string {
  return `"${name}" has all the agreed meetings this matchmaking event allows: ${String(limit)}.`;
}

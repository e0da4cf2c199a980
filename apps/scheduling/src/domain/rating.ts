import { DomainError } from '@ronda/domain';

/** What one side thinks of a meeting; the other side never sees it. */
export interface Rating {
  /** From 1, wasted, to 5, excellent. */
  readonly score: number;
  /** Whether it led to cooperation; null while that is open. */
  readonly cooperation: boolean | null;
  readonly note: string;
}

export interface GivenRating extends Rating {
  readonly meetingId: string;
  readonly participantId: string;
  /** The other side of the meeting. */
  readonly counterpartId: string;
  readonly ratedAt: Date;
  readonly revision: number;
}

/** @throws DomainError RATING.TOO_EARLY */
export function requireOver(meetingId: string, endsAt: Date, now: Date): void {
  if (endsAt <= now) return;
  throw new DomainError(
    'RATING.TOO_EARLY',
    `The meeting ${meetingId} ends at ${endsAt.toISOString()} only.\nMaybe rate it when it is over.`,
    { meetingId, endsAt: endsAt.toISOString() },
  );
}

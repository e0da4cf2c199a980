import type { GivenRating, Rating } from '../../domain/rating';
import type { Scope } from '../../domain/scope';

/** A meeting of one side, and how far it has rated it. */
export interface RatingStanding {
  readonly counterpartId: string;
  readonly endsAt: Date;
  /** 0 as long as there is no rating. */
  readonly revision: number;
}

/** What participants think of their meetings. Every method works inside the running transaction. */
export abstract class Ratings {
  /** In the order of the meetings' ids; of one participant when it is named. */
  abstract list(scope: Scope, participantId?: string): Promise<GivenRating[]>;
  /**
   * Holds the meeting until the transaction ends, so that nobody rates it in between.
   * @throws DomainError MEETING.NOT_FOUND where it is not among those announced to the participant
   */
  abstract standing(scope: Scope, participantId: string, meetingId: string): Promise<RatingStanding>;
  /** Raises the revision. */
  abstract store(
    scope: Scope,
    participantId: string,
    meetingId: string,
    rating: Rating,
    at: Date,
  ): Promise<void>;
  /** Empties what a participant wrote; which of its people did is not kept. */
  abstract forgetNotes(scope: Scope, participantId: string): Promise<void>;
}

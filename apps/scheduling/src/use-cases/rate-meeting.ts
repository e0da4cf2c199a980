import { Injectable } from '@nestjs/common';
import { Clock, requireRevision } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import { type GivenRating, type Rating, requireOver } from '../domain/rating';
import type { Scope } from '../domain/scope';
import { Ratings } from './ports/ratings';

export interface RatingWish {
  readonly participantId: string;
  readonly meetingId: string;
  readonly revision: number;
  readonly rating: Rating;
}

/** One side says what it thinks of a meeting that is over, or says it anew. */
@Injectable()
export class RateMeeting {
  constructor(
    private readonly transaction: Transaction,
    private readonly ratings: Ratings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError MEETING.NOT_FOUND, RATING.TOO_EARLY, HTTP.REVISION_MISMATCH */
  execute(scope: Scope, actor: Actor, wish: RatingWish): Promise<GivenRating> {
    const { participantId, meetingId, revision, rating } = wish;
    return this.transaction.run(scope.tenantId, async () => {
      const now = this.clock.now();
      const standing = await this.ratings.standing(scope, participantId, meetingId);
      requireOver(meetingId, standing.endsAt, now);
      requireRevision(`Your rating of meeting ${meetingId}`, standing.revision, revision);
      await this.ratings.store(scope, participantId, meetingId, rating, now);
      await this.audit.record({
        matchmakingId: scope.matchmakingId,
        by: actor,
        action: 'meeting.rated',
        about: [meetingId, participantId],
        details: { score: rating.score },
      });
      const { counterpartId } = standing;
      return { ...rating, meetingId, participantId, counterpartId, ratedAt: now, revision: revision + 1 };
    });
  }
}

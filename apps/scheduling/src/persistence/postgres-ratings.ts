import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import type { GivenRating, Rating } from '../domain/rating';
import type { Scope } from '../domain/scope';
import { type RatingStanding, Ratings } from '../use-cases/ports/ratings';

@Injectable()
export class PostgresRatings extends Ratings {
  constructor(private readonly database: Database) {
    super();
  }

  override list({ tenantId, matchmakingId }: Scope, participantId?: string): Promise<GivenRating[]> {
    return this.database.query<GivenRating>(
      `SELECT r.meeting_id AS "meetingId", r.participant_id AS "participantId",
         CASE WHEN m.a_id = r.participant_id THEN m.b_id ELSE m.a_id END AS "counterpartId",
         r.score, r.cooperation, r.note, r.rated_at AS "ratedAt", r.revision
       FROM rating r
       JOIN meeting m ON (m.tenant_id, m.matchmaking_id, m.id) = (r.tenant_id, r.matchmaking_id, r.meeting_id)
       WHERE (r.tenant_id, r.matchmaking_id) = ($1, $2) AND ($3::uuid IS NULL OR r.participant_id = $3)
       ORDER BY r.meeting_id, r.participant_id`,
      [tenantId, matchmakingId, participantId ?? null],
    );
  }

  override async standing(scope: Scope, participantId: string, meetingId: string): Promise<RatingStanding> {
    const own = [scope.tenantId, scope.matchmakingId, meetingId];
    // Two windows of one side that rate at once come one after the other.
    await this.database.query(
      'SELECT FROM meeting WHERE (tenant_id, matchmaking_id, id) = ($1, $2, $3) FOR NO KEY UPDATE',
      own,
    );
    const [row] = await this.database.query<RatingStanding>(
      `SELECT t.ends_at AS "endsAt", coalesce(r.revision, 0) AS revision,
         CASE WHEN m.a_id = $4 THEN m.b_id ELSE m.a_id END AS "counterpartId"
       FROM announced_meeting t
       JOIN meeting m ON (m.tenant_id, m.matchmaking_id, m.id) = (t.tenant_id, t.matchmaking_id, t.meeting_id)
       LEFT JOIN rating r ON (r.tenant_id, r.matchmaking_id, r.meeting_id, r.participant_id) = ($1, $2, $3, $4)
       WHERE (t.tenant_id, t.matchmaking_id, t.meeting_id) = ($1, $2, $3) AND t.status = 'scheduled'
         AND $4 IN (m.a_id, m.b_id)`,
      [...own, participantId],
    );
    if (row) return row;
    throw new DomainError(
      'MEETING.NOT_FOUND',
      `There is no meeting ${meetingId} in your agenda.\nMaybe it was cancelled; load the agenda again.`,
      { meetingId },
    );
  }

  override async store(
    { tenantId, matchmakingId }: Scope,
    participantId: string,
    meetingId: string,
    { score, cooperation, note }: Rating,
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO rating AS r (tenant_id, matchmaking_id, participant_id, meeting_id, score, cooperation, note, rated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (tenant_id, matchmaking_id, meeting_id, participant_id) DO UPDATE SET score = excluded.score,
         cooperation = excluded.cooperation, note = excluded.note, rated_at = excluded.rated_at,
         revision = r.revision + 1`,
      [tenantId, matchmakingId, participantId, meetingId, score, cooperation, note, at],
    );
  }

  override async forgetNotes({ tenantId, matchmakingId }: Scope, participantId: string): Promise<void> {
    await this.database.query(
      `UPDATE rating SET note = '', revision = revision + 1
       WHERE (tenant_id, matchmaking_id, participant_id) = ($1, $2, $3) AND note <> ''`,
      [tenantId, matchmakingId, participantId],
    );
  }
}

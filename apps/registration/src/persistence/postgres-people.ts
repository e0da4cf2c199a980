import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { ERASED_NAME, erasedEmail } from '../domain/erasure';
import { People, type PersonalRecord, type PersonPlace } from '../use-cases/people';

@Injectable()
export class PostgresPeople extends People {
  constructor(private readonly database: Database) {
    super();
  }

  override places(place: PersonPlace, matchmakingIds: readonly string[] | null): Promise<PersonPlace[]> {
    return this.database.query<PersonPlace>(
      `SELECT each.tenant_id AS "tenantId", each.matchmaking_id AS "matchmakingId",
         each.participant_id AS "participantId", each.id AS "delegateId"
       FROM delegate AS known JOIN delegate AS each
         ON each.tenant_id = known.tenant_id AND lower(each.email) = lower(known.email)
       WHERE known.tenant_id = $1 AND known.matchmaking_id = $2 AND known.participant_id = $3 AND known.id = $4
         AND ($5::uuid[] IS NULL OR each.matchmaking_id = ANY($5))
       ORDER BY each.matchmaking_id`,
      [...placed(place), matchmakingIds],
    );
  }

  override async records(place: PersonPlace): Promise<PersonalRecord[]> {
    const [tenantId, matchmakingId, participantId, delegateId] = placed(place);
    return this.database.query<PersonalRecord>(
      `SELECT 'registration' AS service, 'session' AS kind, begun_at AS at,
         jsonb_build_object('device', device, 'seenAt', seen_at, 'endsAt', ends_at) AS data
       FROM sign_in_session WHERE tenant_id = $1 AND delegate_id = $4
       UNION ALL
       SELECT 'meeting-request', kind, at, data FROM meeting_request.published_personal_data
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND person_id = $3
       UNION ALL
       SELECT 'notification', kind, at, data FROM notification.published_personal_data
       WHERE tenant_id = $1 AND person_id = $4
       ORDER BY at, service, kind`,
      [tenantId, matchmakingId, participantId, delegateId],
    );
  }

  override async erase(place: PersonPlace): Promise<void> {
    const { tenantId, delegateId } = place;
    // Answers kept for a repeated request name people too.
    await this.database.query(
      `UPDATE idempotency_key SET body = '{}' FROM delegate
       WHERE idempotency_key.tenant_id = $1 AND delegate.tenant_id = $1 AND delegate.id = $2
         AND (strpos(body, $2::text) > 0 OR strpos(lower(body), lower(delegate.email)) > 0)`,
      [tenantId, delegateId],
    );
    await this.database.query(
      `UPDATE delegate SET name = $5, email = $6, language = 'en', zone = participant.zone, email_verified_at = NULL
       FROM participant
       WHERE delegate.tenant_id = $1 AND delegate.matchmaking_id = $2 AND delegate.participant_id = $3
         AND delegate.id = $4 AND participant.tenant_id = $1 AND participant.matchmaking_id = $2
         AND participant.id = $3`,
      [...placed(place), ERASED_NAME, erasedEmail(delegateId)],
    );
    await this.database.query(
      'UPDATE participant SET revision = revision + 1 WHERE tenant_id = $1 AND matchmaking_id = $2 AND id = $3',
      placed(place).slice(0, 3),
    );
  }

  override async eraseWords(place: PersonPlace): Promise<void> {
    await this.database.query(
      `UPDATE participant SET description = '', website = NULL, reference = NULL
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND id = $3`,
      placed(place).slice(0, 3),
    );
  }
}

const placed = ({ tenantId, matchmakingId, participantId, delegateId }: PersonPlace): string[] => [
  tenantId,
  matchmakingId,
  participantId,
  delegateId,
];

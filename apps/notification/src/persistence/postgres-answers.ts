import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import type { Answer, AnswerSource, Invited, Outcome, Response } from '../domain/answer';
import type { InvitationFacts } from '../domain/facts';
import {
  Answers,
  type AnsweredMeeting,
  type AnswerEvent,
  type AnswerRecord,
  type LoggedAnswer,
} from '../use-cases/answers';

/** The newest invitation to each meeting that each person may have. */
const NEWEST = `
  SELECT DISTINCT ON (mail.recipient_id, mail.subject_key) mail.*, EXISTS (
    SELECT FROM mail AS next
    WHERE next.tenant_id = mail.tenant_id AND next.recipient_id = mail.recipient_id AND next.kind = 'invitation'
      AND next.subject_key = mail.subject_key AND next.sequence > mail.sequence
      AND next.status IN ('held', 'pending')) AS is_changing
  FROM mail
  WHERE kind = 'invitation' AND status IN ('sending', 'sent', 'unknown')`;
const NEWEST_FIRST = 'ORDER BY mail.recipient_id, mail.subject_key, mail.sequence DESC, mail.resend_no DESC';

/** An answer counts until the person is asked anew. */
const IS_CURRENT = `(NOT newest.is_changing AND newest.method = 'REQUEST'
  AND (answer.sequence = newest.sequence OR newest.facts->>'answer' = answer.response))`;

@Injectable()
export class PostgresAnswers extends Answers {
  constructor(private readonly database: Database) {
    super();
  }

  override meeting(meetingId: string): Promise<AnsweredMeeting | null> {
    return this.oneMeeting('meeting_id', meetingId);
  }

  override meetingByUid(uid: string): Promise<AnsweredMeeting | null> {
    return this.oneMeeting('uid', uid);
  }

  override async invited(uid: string): Promise<Invited[]> {
    await this.database.query('SELECT FROM reply_address WHERE uid = $1 FOR UPDATE', [uid]);
    const rows = await this.database.query<InvitedRow>(
      `SELECT newest.recipient_id, newest.name, newest.address, newest.id, newest.sequence, newest.method,
         newest.is_changing, newest.facts, answer.response, answer.sequence AS answered_sequence, answer.stamped_at,
         answer.comment, answer.proposed_starts_at, answer.proposed_ends_at
       FROM (${NEWEST} AND subject_key = $1 ${NEWEST_FIRST}) AS newest
       LEFT JOIN answer ON answer.tenant_id = newest.tenant_id AND answer.uid = $1
         AND answer.recipient_id = newest.recipient_id`,
      [uid],
    );
    return rows.map(invitedFrom);
  }

  override async log(entry: LoggedAnswer): Promise<boolean> {
    const { meeting, said } = entry;
    const rows = await this.database.query(
      `INSERT INTO answer_log (tenant_id, matchmaking_id, uid, recipient_id, at, source, outcome, reason, response,
         sequence, stamped_at, comment, proposed_starts_at, proposed_ends_at, sender, body_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT ON CONSTRAINT answer_log_once DO NOTHING RETURNING id`,
      [
        ...[this.database.tenantId, meeting.matchmakingId, meeting.uid, entry.recipientId, entry.at],
        ...[entry.source, entry.outcome, entry.reason, said?.response ?? null, said?.sequence ?? null],
        ...[said?.stampedAt ?? null, said?.comment ?? null],
        ...[said?.proposed?.startsAt ?? null, said?.proposed?.endsAt ?? null],
        ...[entry.sender, entry.bodySha256],
      ],
    );
    return rows.length > 0;
  }

  override async keep(
    { matchmakingId, uid }: AnsweredMeeting,
    recipientId: string,
    { response, sequence, stampedAt, comment, proposed }: Answer,
    { source, at }: { readonly source: AnswerSource; readonly at: Date },
  ): Promise<number> {
    const [row] = await this.database.query<{ revision: number }>(
      `INSERT INTO answer (tenant_id, matchmaking_id, uid, recipient_id, response, sequence, stamped_at, source,
         comment, proposed_starts_at, proposed_ends_at, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (tenant_id, uid, recipient_id) DO UPDATE SET response = excluded.response,
         sequence = excluded.sequence, stamped_at = excluded.stamped_at, source = excluded.source,
         comment = excluded.comment, proposed_starts_at = excluded.proposed_starts_at,
         proposed_ends_at = excluded.proposed_ends_at, proposal_declined_at = NULL, answered_at = excluded.answered_at,
         revision = answer.revision + 1
       RETURNING revision`,
      [
        ...[this.database.tenantId, matchmakingId, uid, recipientId, response, sequence, stampedAt, source],
        ...[comment, proposed?.startsAt ?? null, proposed?.endsAt ?? null, at],
      ],
    );
    // Whoever answers an invitation has it: that settles a doubtful one.
    await this.database.query(
      `UPDATE mail SET status = 'sent', updated_at = now()
       WHERE recipient_id = $1 AND kind = 'invitation' AND subject_key = $2 AND sequence = $3 AND status = 'unknown'`,
      [recipientId, uid, sequence],
    );
    return row?.revision ?? 1;
  }

  override async declineProposal(uid: string, recipientId: string, at: Date): Promise<number | null> {
    const [row] = await this.database.query<{ revision: number }>(
      `UPDATE answer SET proposal_declined_at = $3
       WHERE uid = $1 AND recipient_id = $2 AND response = 'COUNTER' AND proposal_declined_at IS NULL
       RETURNING revision`,
      [uid, recipientId, at],
    );
    return row?.revision ?? null;
  }

  override list(matchmakingId: string, delegateId: string | null): Promise<AnswerRecord[]> {
    return this.database.query<AnswerRecord>(
      `SELECT reply_address.meeting_id AS "meetingId", newest.recipient_id AS "delegateId", newest.name,
         coalesce(answer.response, 'NEEDS-ACTION') AS response,
         coalesce(${IS_CURRENT}, false) AS "isCurrent", answer.comment,
         answer.proposed_starts_at AS "proposedStartsAt", answer.proposed_ends_at AS "proposedEndsAt",
         answer.proposal_declined_at AS "proposalDeclinedAt", answer.source, answer.answered_at AS "answeredAt"
       FROM (${NEWEST} AND matchmaking_id = $1 ${NEWEST_FIRST}) AS newest
       JOIN reply_address ON reply_address.uid = newest.subject_key
       LEFT JOIN answer ON answer.uid = newest.subject_key AND answer.recipient_id = newest.recipient_id
       WHERE newest.method = 'REQUEST' AND ($2::uuid IS NULL OR newest.subject_key IN (
         SELECT subject_key FROM mail WHERE kind = 'invitation' AND recipient_id = $2))
       ORDER BY newest.facts->'meeting'->>'startsAt', "meetingId", newest.name`,
      [matchmakingId, delegateId],
    );
  }

  override events(
    matchmakingId: string,
    outcome: Outcome | null,
    after: { readonly at: string; readonly id: string } | null,
    limit: number,
  ): Promise<AnswerEvent[]> {
    return this.database.query<AnswerEvent>(
      `SELECT answer_log.id, meeting_id AS "meetingId", recipient_id AS "delegateId", at, source, outcome, reason,
         response, sequence, comment, proposed_starts_at AS "proposedStartsAt",
         proposed_ends_at AS "proposedEndsAt", sender
       FROM answer_log JOIN reply_address USING (tenant_id, uid)
       WHERE answer_log.matchmaking_id = $1 AND ($2::text IS NULL OR outcome = $2)
         AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', at), answer_log.id) < ($3, $4::uuid))
       ORDER BY date_trunc('milliseconds', at) DESC, answer_log.id DESC LIMIT $5`,
      [matchmakingId, outcome, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  private async oneMeeting(column: 'uid' | 'meeting_id', value: string): Promise<AnsweredMeeting | null> {
    const [row] = await this.database.query<AnsweredMeeting>(
      `SELECT matchmaking_id AS "matchmakingId", meeting_id AS "meetingId", uid FROM reply_address
       WHERE ${column} = $1`,
      [value],
    );
    return row ?? null;
  }
}

interface InvitedRow {
  recipient_id: string;
  name: string;
  address: string;
  id: string;
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  is_changing: boolean;
  facts: InvitationFacts;
  response: Response | null;
  answered_sequence: number | null;
  stamped_at: Date | null;
  comment: string | null;
  proposed_starts_at: Date | null;
  proposed_ends_at: Date | null;
}

function invitedFrom(row: InvitedRow): Invited {
  const { response, answered_sequence: sequence, stamped_at: stampedAt } = row;
  const [startsAt, endsAt] = [row.proposed_starts_at, row.proposed_ends_at];
  const isAnswered = response !== null && sequence !== null && stampedAt !== null;
  return {
    recipientId: row.recipient_id,
    name: row.name,
    address: row.address,
    mailId: row.id,
    sequence: row.sequence,
    method: row.method,
    isChanging: row.is_changing,
    facts: row.facts,
    answer: isAnswered
      ? {
          response,
          sequence,
          stampedAt,
          comment: row.comment,
          proposed: startsAt && endsAt ? { startsAt, endsAt } : null,
        }
      : null,
  };
}

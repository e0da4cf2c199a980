import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import { currentCorrelation } from '@ronda/observability';
import { Database } from '@ronda/persistence';
import type { InvitationFacts } from '../domain/facts';
import type { MailDraft, MailKind, MailMethod, MailStatus, Recipient } from '../domain/mail';
import type { Told } from '../domain/plan-invitations';
import { MailLedger } from '../use-cases/mail-ledger';
import { MailWaiting } from '../use-cases/mail-waiting';

/** Rows a statement; the facts of one take about a kilobyte. */
const CHUNK = 500;

/** What leaves first when much waits: sign-in links, for which somebody waits; then news; then surveys of the same. */
export const URGENCY: Readonly<Record<MailKind, number>> = {
  'sign-in': 0,
  request: 2,
  welcome: 2,
  confirmation: 1,
  'proposal-declined': 2,
  notice: 2,
  reminder: 2,
  invitation: 3,
  agenda: 4,
};
const CANCELLATION_URGENCY = 1;
export const LEAST_URGENT = Math.max(...Object.values(URGENCY));

@Injectable()
export class PostgresMailLedger extends MailLedger {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly waiting: MailWaiting,
  ) {
    super();
  }

  async add(drafts: readonly MailDraft[]): Promise<number> {
    let added = 0;
    for (let start = 0; start < drafts.length; start += CHUNK) {
      added += await this.addChunk(drafts.slice(start, start + CHUNK));
    }
    const { tenantId } = this.database;
    if (added > 0 && tenantId !== null) {
      this.database.afterCommit(() => {
        this.waiting.ring(tenantId);
      });
    }
    return added;
  }

  async withdraw(invitations: readonly { recipientId: string; uid: string }[]): Promise<void> {
    if (invitations.length === 0) return;
    await this.database.query(
      `UPDATE mail SET status = 'cancelled', updated_at = now()
       FROM jsonb_to_recordset($1::jsonb) AS gone("recipientId" uuid, uid text)
       WHERE recipient_id = gone."recipientId" AND subject_key = gone.uid AND kind = 'invitation'
         AND status IN ('held', 'pending')`,
      [JSON.stringify(invitations)],
    );
  }

  async withdrawAgendas(matchmakingId: string, recipientIds: readonly string[]): Promise<void> {
    if (recipientIds.length === 0) return;
    await this.database.query(
      `UPDATE mail SET status = 'cancelled', updated_at = now()
       WHERE matchmaking_id = $1 AND recipient_id = ANY($2::uuid[]) AND kind = 'agenda'
         AND status IN ('held', 'pending')`,
      [matchmakingId, recipientIds],
    );
  }

  async withdrawNotices(meetingRequestIds: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE mail SET status = 'cancelled', updated_at = now()
       WHERE subject_key = ANY($1) AND kind = 'request' AND status IN ('held', 'pending')`,
      [meetingRequestIds],
    );
  }

  async toldAbout(matchmakingId: string): Promise<Told[]> {
    const rows = await this.database.query<ToldRow>(
      `SELECT DISTINCT ON (mail.recipient_id, mail.subject_key) mail.recipient_id, mail.name, mail.address,
         mail.language, mail.zone, mail.subject_key, mail.sequence, mail.method, mail.status, mail.facts,
         coalesce((
           SELECT bool_or(earlier.method = 'REQUEST') FROM mail AS earlier
           WHERE earlier.tenant_id = mail.tenant_id AND earlier.recipient_id = mail.recipient_id
             AND earlier.kind = 'invitation' AND earlier.subject_key = mail.subject_key
             AND earlier.status IN ('sending', 'sent', 'unknown')
             AND NOT EXISTS (
               SELECT FROM mail AS back
               WHERE back.tenant_id = earlier.tenant_id AND back.recipient_id = earlier.recipient_id
                 AND back.kind = 'invitation' AND back.subject_key = earlier.subject_key
                 AND back.method = 'CANCEL' AND back.sequence > earlier.sequence
                 AND back.status <> 'cancelled')
         ), false) AS may_have_invitation,
         arrived.method AS arrived_method, arrived.facts AS arrived_facts,
         CASE WHEN answer.sequence = arrived.sequence OR answer.response = arrived.facts->>'answer'
           THEN nullif(answer.response, 'COUNTER') END AS answer
       FROM mail
       LEFT JOIN LATERAL (
         SELECT method, facts, sequence FROM mail AS newest
         WHERE newest.tenant_id = mail.tenant_id AND newest.recipient_id = mail.recipient_id
           AND newest.kind = 'invitation' AND newest.subject_key = mail.subject_key
           AND newest.status IN ('sending', 'sent', 'unknown')
         ORDER BY sequence DESC, resend_no DESC LIMIT 1) AS arrived ON true
       LEFT JOIN answer ON answer.uid = mail.subject_key AND answer.recipient_id = mail.recipient_id
       WHERE mail.matchmaking_id = $1 AND mail.kind = 'invitation'
         AND NOT EXISTS (SELECT FROM erasure WHERE erasure.recipient_id = mail.recipient_id)
       ORDER BY mail.recipient_id, mail.subject_key, mail.sequence DESC, mail.resend_no DESC`,
      [matchmakingId],
    );
    return rows.map((row) => ({
      recipient: recipientFrom(row),
      uid: row.subject_key,
      sequence: row.sequence,
      method: row.method,
      status: row.status,
      facts: row.facts,
      mayHaveInvitation: row.may_have_invitation,
      arrived:
        row.arrived_method && row.arrived_facts
          ? { method: row.arrived_method, facts: row.arrived_facts }
          : null,
      answer: row.answer,
    }));
  }

  async replyAddresses(
    matchmakingId: string,
    proposed: readonly { uid: string; meetingId: string; address: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    const { tenantId } = this.database;
    await this.database.query(
      `INSERT INTO reply_address (tenant_id, matchmaking_id, uid, meeting_id, address)
       SELECT $1, $2, uid, "meetingId", address
       FROM jsonb_to_recordset($3::jsonb) AS row(uid text, "meetingId" uuid, address text)
       ON CONFLICT (tenant_id, uid) DO NOTHING`,
      [tenantId, matchmakingId, JSON.stringify(proposed)],
    );
    const rows = await this.database.query<{ uid: string; address: string }>(
      'SELECT uid, address FROM reply_address WHERE matchmaking_id = $1',
      [matchmakingId],
    );
    return new Map(rows.map(({ uid, address }) => [uid, address]));
  }

  async unsubscribed(matchmakingId: string, kind: MailKind): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ recipient_id: string }>(
      'SELECT recipient_id FROM unsubscription WHERE matchmaking_id = $1 AND kind = $2',
      [matchmakingId, kind],
    );
    return new Set(rows.map(({ recipient_id }) => recipient_id));
  }

  private async addChunk(drafts: readonly MailDraft[]): Promise<number> {
    const holdSeconds = this.config.mail.holdSeconds;
    const rows = JSON.stringify(drafts.map(rowOf));
    const withdrawn = this.database.query(
      `UPDATE mail SET status = 'cancelled', updated_at = now()
       FROM jsonb_to_recordset($1::jsonb) AS newer(${COLUMNS})
       WHERE mail.recipient_id = newer.recipient_id AND mail.kind = newer.kind
         AND mail.subject_key = newer.subject_key AND mail.sequence < newer.sequence
         AND mail.status IN ('held', 'pending')`,
      [rows],
    );
    const inserted = this.database.query(
      `INSERT INTO mail (tenant_id, ${NAMES}, correlation_id, status, due_at)
       SELECT $2, ${NAMES}, $3,
         CASE WHEN held THEN 'held' ELSE 'pending' END,
         now() + CASE WHEN held THEN make_interval(secs => $4) ELSE interval '0' END
       FROM (SELECT *, $4 > 0 AND kind IN ('invitation', 'agenda') AS held
             FROM jsonb_to_recordset($1::jsonb) AS row(${COLUMNS})) AS new
       WHERE NOT EXISTS (
         SELECT FROM unsubscription AS refusal
         WHERE refusal.tenant_id = $2 AND refusal.matchmaking_id = new.matchmaking_id
           AND refusal.recipient_id = new.recipient_id AND refusal.kind = new.kind)
       AND NOT EXISTS (
         SELECT FROM mail AS newer
         WHERE newer.tenant_id = $2 AND newer.recipient_id = new.recipient_id AND newer.kind = new.kind
           AND newer.subject_key = new.subject_key AND newer.sequence > new.sequence
           AND newer.status <> 'cancelled')
       ON CONFLICT ON CONSTRAINT mail_once DO UPDATE
         SET status = excluded.status, due_at = excluded.due_at, facts = excluded.facts, name = excluded.name,
           address = excluded.address, language = excluded.language, zone = excluded.zone, sealed_body = NULL,
           updated_at = now()
         WHERE mail.status = 'cancelled' AND mail.phase = 'none'
       RETURNING id`,
      [rows, this.database.tenantId, currentCorrelation().correlationId, holdSeconds],
    );
    const [, added] = await Promise.all([withdrawn, inserted]);
    return added.length;
  }
}

const NAMES =
  'matchmaking_id, recipient_id, kind, subject_key, sequence, method, name, address, language, zone, facts, urgency';
const COLUMNS = `matchmaking_id uuid, recipient_id uuid, kind text, subject_key text, sequence integer, method text,
  name text, address text, language text, zone text, facts jsonb, urgency integer`;

function rowOf({ matchmakingId, recipient, content, subjectKey, sequence, method }: MailDraft) {
  const { id, name, address, language, zone } = recipient;
  return {
    matchmaking_id: matchmakingId,
    recipient_id: id,
    kind: content.kind,
    subject_key: subjectKey,
    sequence,
    method,
    name,
    address,
    language,
    zone,
    facts: content.facts,
    urgency: method === 'CANCEL' ? CANCELLATION_URGENCY : URGENCY[content.kind],
  };
}

export interface RecipientRow {
  recipient_id: string;
  name: string;
  address: string;
  language: Recipient['language'];
  zone: string;
}

interface ToldRow extends RecipientRow {
  subject_key: string;
  sequence: number;
  method: MailMethod;
  status: MailStatus;
  facts: InvitationFacts;
  may_have_invitation: boolean;
  arrived_method: MailMethod | null;
  arrived_facts: InvitationFacts | null;
  answer: InvitationFacts['answer'] | null;
}

export function recipientFrom(row: RecipientRow): Recipient {
  const { recipient_id, name, address, language, zone } = row;
  return { id: recipient_id, name, address, language, zone };
}

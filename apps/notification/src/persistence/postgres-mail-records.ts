import { Injectable } from '@nestjs/common';
import { currentCorrelation } from '@ronda/observability';
import { Database } from '@ronda/persistence';
import { MAIL_STATUSES, type MailStatus } from '../domain/mail';
import { AddressHashes } from '../use-cases/address-hashes';
import {
  MailRecords,
  type BouncedMail,
  type MailAttempt,
  type MailFilter,
  type MailRecord,
  type SuppressedAddress,
} from '../use-cases/mail-records';
import { MailWaiting } from '../use-cases/mail-waiting';

const COLUMNS = `id, kind, status, recipient_id AS "recipientId", name AS "recipientName", address AS "recipientAddress", subject,
  subject_key AS "subjectKey", sequence, method, resend_no AS "resendNo", attempts, reply_code AS "replyCode", reply,
  due_at AS "dueAt", created_at AS "createdAt", updated_at AS "updatedAt"`;

@Injectable()
export class PostgresMailRecords extends MailRecords {
  constructor(
    private readonly database: Database,
    private readonly waiting: MailWaiting,
    private readonly addressHashes: AddressHashes,
  ) {
    super();
  }

  override list(
    matchmakingId: string,
    { status, kind, recipient }: MailFilter,
    after: { createdAt: string; id: string } | null,
    limit: number,
  ): Promise<MailRecord[]> {
    // The cursor has milliseconds, the column microseconds: rows of one instant are told apart by id.
    return this.database.query<MailRecord>(
      `SELECT ${COLUMNS} FROM mail
       WHERE matchmaking_id = $1
         AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR kind = $3)
         AND ($4::text IS NULL OR strpos(lower(name || ' ' || address), lower($4)) > 0)
         AND ($5::timestamptz IS NULL OR (date_trunc('milliseconds', created_at), id) < ($5, $6::uuid))
       ORDER BY date_trunc('milliseconds', created_at) DESC, id DESC LIMIT $7`,
      [matchmakingId, status, kind, recipient, after?.createdAt ?? null, after?.id ?? null, limit],
    );
  }

  override async counts(matchmakingId: string): Promise<Readonly<Record<MailStatus, number>>> {
    const rows = await this.database.query<{ status: MailStatus; mails: number }>(
      'SELECT status, count(*)::int AS mails FROM mail WHERE matchmaking_id = $1 GROUP BY status',
      [matchmakingId],
    );
    const found = new Map(rows.map(({ status, mails }) => [status, mails]));
    return Object.fromEntries(MAIL_STATUSES.map((status) => [status, found.get(status) ?? 0])) as Record<
      MailStatus,
      number
    >;
  }

  override async find(matchmakingId: string, mailId: string): Promise<MailRecord | null> {
    const [row] = await this.database.query<MailRecord>(
      `SELECT ${COLUMNS} FROM mail WHERE matchmaking_id = $1 AND id = $2`,
      [matchmakingId, mailId],
    );
    return row ?? null;
  }

  override attempts(mailId: string): Promise<MailAttempt[]> {
    return this.database.query<MailAttempt>(
      `SELECT at, outcome, phase, reply_code AS "replyCode", reply FROM mail_attempt WHERE mail_id = $1 ORDER BY id`,
      [mailId],
    );
  }

  override async hasNewer(mailId: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT newer.id FROM mail JOIN mail AS newer USING (tenant_id, recipient_id, kind, subject_key)
       WHERE mail.id = $1 AND newer.sequence > mail.sequence AND newer.status <> 'cancelled' LIMIT 1`,
      [mailId],
    );
    return rows.length > 0;
  }

  override async addCopy(mailId: string): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      `INSERT INTO mail (tenant_id, matchmaking_id, recipient_id, kind, subject_key, sequence, method, resend_no, name,
         address, language, zone, facts, correlation_id, status, urgency, due_at, message_id, stamped_at, subject,
         sealed_body, body_sha256, resend_of)
       SELECT tenant_id, matchmaking_id, recipient_id, kind, subject_key, sequence, method, resend_no + 1, name,
         address, language, zone, facts, $2, 'pending', urgency, now(), message_id, stamped_at, subject, sealed_body,
         body_sha256, id
       FROM mail WHERE id = $1
       ON CONFLICT DO NOTHING RETURNING id`,
      [mailId, currentCorrelation().correlationId],
    );
    const { tenantId } = this.database;
    if (rows[0] && tenantId !== null) {
      this.database.afterCommit(() => {
        this.waiting.ring(tenantId);
      });
    }
    return rows[0]?.id ?? null;
  }

  override async considerSent(mailId: string): Promise<boolean> {
    const rows = await this.database.query(
      `WITH decided AS (
         UPDATE mail SET status = 'sent', updated_at = now()
         WHERE id = $1 AND status = 'unknown' RETURNING tenant_id, id, attempt_id, phase)
       INSERT INTO mail_attempt (tenant_id, mail_id, attempt_id, outcome, phase, reply)
       SELECT tenant_id, id, attempt_id, 'sent', phase, 'Considered sent by the organiser.' FROM decided
       RETURNING mail_id`,
      [mailId],
    );
    return rows.length > 0;
  }

  override async findByMessageId(messageId: string): Promise<BouncedMail | null> {
    const [row] = await this.database.query<BouncedMail>(
      `SELECT id, matchmaking_id AS "matchmakingId", recipient_id AS "recipientId", kind, name, address FROM mail
       WHERE message_id = $1 ORDER BY resend_no DESC LIMIT 1`,
      [messageId],
    );
    return row ?? null;
  }

  override async markBounced(mailId: string, said: string): Promise<boolean> {
    const rows = await this.database.query(
      `WITH bounced AS (
         UPDATE mail SET status = 'failed', reply = $2, updated_at = now()
         WHERE id = $1 AND status IN ('sent', 'unknown') RETURNING tenant_id, id, attempt_id, phase)
       INSERT INTO mail_attempt (tenant_id, mail_id, attempt_id, outcome, phase, reply)
       SELECT tenant_id, id, attempt_id, 'failed', phase, $2 FROM bounced RETURNING mail_id`,
      [mailId, said],
    );
    return rows.length > 0;
  }

  override async suppress(address: string, reason: string): Promise<void> {
    await this.database.query(
      `INSERT INTO suppressed_address (tenant_id, address_hmac, reason) VALUES ($1, $2, $3)
       ON CONFLICT (tenant_id, address_hmac) DO UPDATE SET reason = excluded.reason, since = now()`,
      [this.database.tenantId, this.addressHashes.of(address), reason],
    );
  }

  override async suppressed(matchmakingId: string): Promise<SuppressedAddress[]> {
    const mailed = await this.database.query<{ address: string }>(
      'SELECT DISTINCT lower(address) AS address FROM mail WHERE matchmaking_id = $1',
      [matchmakingId],
    );
    const asked = mailed.map(({ address }) => ({ address, hashes: this.addressHashes.everyOf(address) }));
    return this.database.query<SuppressedAddress>(
      `SELECT asked.address, reason, since
       FROM jsonb_to_recordset($1::jsonb) AS asked(address text, hashes text[])
       JOIN suppressed_address ON address_hmac = ANY(asked.hashes) ORDER BY asked.address`,
      [JSON.stringify(asked)],
    );
  }

  override async release(matchmakingId: string, address: string): Promise<boolean> {
    const rows = await this.database.query(
      `DELETE FROM suppressed_address WHERE address_hmac = ANY($2)
         AND EXISTS (SELECT FROM mail WHERE matchmaking_id = $1 AND lower(address) = lower($3))
       RETURNING address_hmac`,
      [matchmakingId, this.addressHashes.everyOf(address), address],
    );
    return rows.length > 0;
  }
}

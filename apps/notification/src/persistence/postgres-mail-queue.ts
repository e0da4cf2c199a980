import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, Sealer, Transaction, violatedConstraint } from '@ronda/persistence';
import { backoffSeconds, GIVE_UP_AFTER_HOURS } from '../domain/backoff';
import type { MailContent, MailKind, MailMethod } from '../domain/mail';
import { AddressHashes } from '../use-cases/address-hashes';
import {
  MailQueue,
  type Claimant,
  type ClaimedMail,
  type Outcome,
  type RenderedMail,
  type SettledMail,
} from '../use-cases/mail-queue';
import { LEAST_URGENT, recipientFrom, URGENCY, type RecipientRow } from './postgres-mail-ledger';

/** Longer than all time-outs of one mail; the sender prolongs it while a batch waits for its turn. */
const LEASE = "interval '3 minutes'";

/** Newer mails about the same thing to the same person. */
const NEWER = `SELECT FROM mail AS newer
  WHERE newer.tenant_id = mail.tenant_id AND newer.recipient_id = mail.recipient_id AND newer.kind = mail.kind
    AND newer.subject_key = mail.subject_key AND newer.sequence > mail.sequence AND newer.status <> 'cancelled'`;

/** Leases, phase marker and outcomes; every change names the attempt it belongs to. */
@Injectable()
export class PostgresMailQueue extends MailQueue {
  constructor(
    private readonly transaction: Transaction,
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly addressHashes: AddressHashes,
  ) {
    super();
  }

  override async claim(
    tenantId: string,
    { owner, onlySignIn }: Claimant,
    limit: number,
  ): Promise<ClaimedMail[]> {
    return this.transaction.run(tenantId, async () => {
      const rows = await this.database.query<ClaimedRow>(
        `WITH due AS (
           SELECT id FROM mail
           WHERE status IN ('held', 'pending') AND due_at <= now() AND urgency <= $3 AND NOT EXISTS (
             SELECT FROM mail AS older
             WHERE older.tenant_id = mail.tenant_id AND older.recipient_id = mail.recipient_id
               AND older.kind = mail.kind AND older.subject_key = mail.subject_key AND older.status = 'sending')
           ORDER BY urgency, due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
         UPDATE mail SET status = 'sending', phase = 'none', owner = $1, attempt_id = gen_random_uuid(),
           lease = now() + ${LEASE}, attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, now()),
           updated_at = now()
         FROM due WHERE mail.id = due.id
         RETURNING mail.id, attempt_id, recipient_id, name, address, language, zone, kind, facts, subject_key,
           sequence, method, attempts, mail.tenant_id, correlation_id, message_id, stamped_at, subject, sealed_body, urgency,
           (SELECT max(before.stamped_at) FROM mail AS before
            WHERE before.tenant_id = mail.tenant_id AND before.recipient_id = mail.recipient_id
              AND before.kind = mail.kind AND before.subject_key = mail.subject_key
              AND before.id <> mail.id) AS previous_stamp`,
        [owner, limit, onlySignIn ? URGENCY['sign-in'] : LEAST_URGENT],
      );
      const suppressed = await this.suppressed(rows.map(({ address }) => address));
      return rows
        .sort((one, other) => one.urgency - other.urgency)
        .map((row) => this.claimedFrom(row, suppressed.has(row.address)));
    });
  }

  override async keep(tenantId: string, mails: readonly ClaimedMail[]): Promise<void> {
    const rows = mails.flatMap(({ id, attemptId, rendered }) =>
      rendered ? [this.bodyOf(id, attemptId, rendered)] : [],
    );
    if (rows.length === 0) return;
    await this.transaction.run(tenantId, () =>
      this.database.query(
        `UPDATE mail SET message_id = body.message_id, stamped_at = body.stamped_at, subject = body.subject,
           sealed_body = body.sealed_body, body_sha256 = body.body_sha256
         FROM jsonb_to_recordset($1::jsonb) AS body(id uuid, attempt_id uuid, message_id text,
           stamped_at timestamptz, subject text, sealed_body text, body_sha256 text)
         WHERE mail.id = body.id AND mail.attempt_id = body.attempt_id AND mail.sealed_body IS NULL`,
        [JSON.stringify(rows)],
      ),
    );
  }

  override async renew(tenantId: string, mails: readonly ClaimedMail[]): Promise<void> {
    await this.transaction.run(tenantId, () =>
      this.database.query(
        `UPDATE mail SET lease = now() + ${LEASE}
         WHERE attempt_id = ANY($1::uuid[]) AND status = 'sending' AND lease > now()`,
        [mails.map(({ attemptId }) => attemptId)],
      ),
    );
  }

  override beginBody(
    tenantId: string,
    { id, attemptId }: ClaimedMail,
    accepted: SettledMail | null,
  ): Promise<boolean> {
    const { code, reply } = { code: null, reply: null, ...accepted?.outcome };
    const before = [accepted?.mail.id ?? null, accepted?.mail.attemptId ?? null, code, reply];
    return this.transaction.call<boolean>(tenantId, 'notification.begin_body', [id, attemptId, ...before]);
  }

  override async settle(tenantId: string, mail: ClaimedMail, outcome: Outcome): Promise<void> {
    await this.withOneMoreTry(() => this.settleOnce(tenantId, mail, outcome));
  }

  override async release(
    tenantId: string,
    mails: readonly ClaimedMail[],
    delaySeconds: number,
  ): Promise<void> {
    await this.withOneMoreTry(() =>
      this.transaction.run(tenantId, () =>
        this.database.query(
          `UPDATE mail SET status = CASE WHEN EXISTS (${NEWER}) THEN 'cancelled' ELSE 'pending' END,
             due_at = now() + make_interval(secs => $2), owner = NULL, lease = NULL, attempts = attempts - 1,
             updated_at = now()
           WHERE attempt_id = ANY($1::uuid[]) AND status = 'sending' AND phase = 'none'`,
          [mails.map(({ attemptId }) => attemptId), delaySeconds],
        ),
      ),
    );
  }

  override async sentInADay(tenantId: string): Promise<number> {
    const [row] = await this.transaction.run(tenantId, () =>
      this.database.query<{ sent: number }>(
        `SELECT count(*)::integer AS sent FROM mail_attempt
         WHERE tenant_id = $1 AND at > now() - interval '1 day' AND phase = 'body'`,
        [tenantId],
      ),
    );
    return row?.sent ?? 0;
  }

  override async recover(tenantId: string): Promise<number> {
    const rows = await this.transaction.run(tenantId, () =>
      this.database.query(
        `WITH lost AS (
           UPDATE mail SET status = CASE WHEN phase = 'body' THEN 'unknown'
               WHEN EXISTS (${NEWER}) THEN 'cancelled' ELSE 'pending' END,
             due_at = now(), owner = NULL, lease = NULL, updated_at = now()
           WHERE status = 'sending' AND lease < now()
           RETURNING id, attempt_id, phase, status)
         INSERT INTO mail_attempt (tenant_id, mail_id, attempt_id, outcome, phase, reply)
         SELECT $1, id, attempt_id, status, phase, 'Its sender disappeared.' FROM lost RETURNING mail_id`,
        [tenantId],
      ),
    );
    return rows.length;
  }

  override async unsettled(tenantId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.transaction.run(tenantId, () =>
      this.database.query<{ status: string; mails: number }>(
        `SELECT status, count(*)::int AS mails FROM mail
         WHERE status IN ('held', 'pending', 'sending', 'unknown') GROUP BY status`,
      ),
    );
    return new Map(rows.map(({ status, mails }) => [status, mails]));
  }

  override async tenants(): Promise<string[]> {
    const rows = await this.transaction.withoutTenant(() =>
      this.database.view('registration.published_tenant', {}),
    );
    return rows.map(({ tenant_id }) => tenant_id);
  }

  /**
   * A lost outcome makes a mail doubtful, not wrong, and the next mail's phase marker brings it to the disk too; so
   * its commit need not wait for the disk by itself.
   */
  private async settleOnce(tenantId: string, mail: ClaimedMail, outcome: Outcome): Promise<void> {
    const { code, reply } = { code: null, reply: null, ...outcome };
    await this.transaction.run(tenantId, () =>
      this.database.query(
        `WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true)),
         settled AS (
           UPDATE mail SET
             status = CASE
               WHEN $3 = 'accepted' THEN 'sent'
               WHEN $3 IN ('rejected', 'unsendable') THEN 'failed'
               WHEN $3 = 'interrupted' AND phase = 'body' THEN 'unknown'
               WHEN EXISTS (${NEWER}) THEN 'cancelled'
               WHEN first_attempt_at < now() - interval '${GIVE_UP_AFTER_HOURS} hours' THEN 'failed'
               ELSE 'pending' END,
             phase = CASE WHEN $3 = 'deferred' THEN 'none' ELSE phase END,
             due_at = now() + make_interval(secs => $6), owner = NULL, lease = NULL,
             reply_code = $4, reply = $5, updated_at = now()
           FROM relaxed
           WHERE id = $1 AND attempt_id = $2
             AND (status = 'sending' OR (status = 'unknown' AND $3 IN ('accepted', 'rejected')))
           RETURNING id, attempt_id, status, phase)
         INSERT INTO mail_attempt (tenant_id, mail_id, attempt_id, outcome, phase, reply_code, reply)
         SELECT $7, id, attempt_id, status, phase, $4::integer, $5 FROM settled`,
        [
          mail.id,
          mail.attemptId,
          outcome.kind,
          code,
          reply,
          backoffSeconds(mail.attempts, Math.random()),
          tenantId,
        ],
      ),
    );
  }

  /** A newer mail came to wait between look and write; the second look sees it. */
  private async withOneMoreTry<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (violatedConstraint(error) !== 'mail_one_waiting') throw error;
      return work();
    }
  }

  private bodyOf(id: string, attemptId: string, { bytes, messageId, stampedAt, subject }: RenderedMail) {
    return {
      id,
      attempt_id: attemptId,
      message_id: messageId,
      stamped_at: stampedAt,
      subject,
      sealed_body: this.sealer.seal(bytes),
      body_sha256: createHash('sha256').update(bytes, 'latin1').digest('hex'),
    };
  }

  /** Which of these addresses refused mail for good before. */
  private async suppressed(addresses: readonly string[]): Promise<ReadonlySet<string>> {
    const hashes = addresses.map((address) => ({ address, hashes: this.addressHashes.everyOf(address) }));
    if (hashes.length === 0) return new Set();
    const rows = await this.database.query<{ address: string }>(
      `SELECT DISTINCT asked.address FROM jsonb_to_recordset($1::jsonb) AS asked(address text, hashes text[])
       JOIN suppressed_address ON address_hmac = ANY(asked.hashes)`,
      [JSON.stringify(hashes)],
    );
    return new Set(rows.map(({ address }) => address));
  }

  private claimedFrom(row: ClaimedRow, isSuppressed: boolean): ClaimedMail {
    const { sealed_body, message_id, stamped_at, subject } = row;
    const isRendered = sealed_body !== null && message_id !== null && stamped_at !== null && subject !== null;
    return {
      id: row.id,
      tenantId: row.tenant_id,
      attemptId: row.attempt_id,
      recipient: recipientFrom(row),
      content: { kind: row.kind, facts: row.facts } as MailContent,
      subjectKey: row.subject_key,
      sequence: row.sequence,
      method: row.method,
      attempts: row.attempts,
      correlationId: row.correlation_id,
      previousStamp: row.previous_stamp,
      isSuppressed,
      rendered: isRendered
        ? { bytes: this.sealer.open(sealed_body), messageId: message_id, stampedAt: stamped_at, subject }
        : null,
    };
  }
}

interface ClaimedRow extends RecipientRow {
  id: string;
  tenant_id: string;
  attempt_id: string;
  kind: MailKind;
  facts: unknown;
  subject_key: string;
  sequence: number;
  method: MailMethod;
  attempts: number;
  correlation_id: string;
  message_id: string | null;
  stamped_at: Date | null;
  subject: string | null;
  sealed_body: string | null;
  urgency: number;
  previous_stamp: Date | null;
}

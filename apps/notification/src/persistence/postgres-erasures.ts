import { Injectable } from '@nestjs/common';
import { Database, Sealer } from '@ronda/persistence';
import { ERASED_NAME, erasedAddress, mentions, withoutPerson, type Identity } from '../domain/erased';
import { AddressHashes } from '../use-cases/address-hashes';
import { Erasures, type Erasure } from '../use-cases/erasures';

/** On its way or about to leave: a mail the person must still get, or one that a sender holds. */
const MUST_WAIT = `(status = 'sending' OR (status IN ('held', 'pending') AND method = 'CANCEL'))`;

/** Mails may be planned meanwhile from what was read before: looked for as long as a message can be late. */
const AFTERMATH = "interval '1 hour'";

@Injectable()
export class PostgresErasures extends Erasures {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly addressHashes: AddressHashes,
  ) {
    super();
  }

  override async begin({ matchmakingId, participantId, recipientId }: Erasure): Promise<void> {
    const mailed = await this.database.query<{ name: string; address: string }>(
      'SELECT DISTINCT name, lower(address) AS address FROM mail WHERE recipient_id = $1',
      [recipientId],
    );
    const identity: Identity = {
      names: mailed.map(({ name }) => name),
      addresses: mailed.map(({ address }) => address),
    };
    await this.database.query(
      `INSERT INTO erasure (tenant_id, matchmaking_id, recipient_id, participant_id, sealed_identity)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [
        ...[this.database.tenantId, matchmakingId, recipientId, participantId],
        this.sealer.seal(JSON.stringify(identity)),
      ],
    );
  }

  override unfinished(): Promise<Erasure[]> {
    return this.database.query<Erasure>(
      `SELECT matchmaking_id AS "matchmakingId", recipient_id AS "recipientId", participant_id AS "participantId"
       FROM erasure WHERE sealed_identity IS NOT NULL ORDER BY recipient_id`,
    );
  }

  override async carryOn(erasure: Erasure): Promise<void> {
    const { recipientId } = erasure;
    const identity = await this.identity(recipientId);
    if (!identity) return;
    await this.eraseOwnMails(recipientId);
    await this.eraseAnswers(recipientId, identity);
    await this.eraseRequestWords(erasure);
    const isWaiting = await this.eraseMentions(erasure, identity);
    const own = await this.database.query(
      `SELECT FROM mail WHERE recipient_id = $1 AND ${MUST_WAIT} LIMIT 1`,
      [recipientId],
    );
    if (isWaiting || own.length > 0) return;
    await this.database.query(
      `UPDATE erasure SET sealed_identity = NULL WHERE recipient_id = $1 AND since < now() - ${AFTERMATH}`,
      [recipientId],
    );
  }

  /** Null once finished. */
  private async identity(recipientId: string): Promise<Identity | null> {
    const [row] = await this.database.query<{ sealed_identity: string }>(
      'SELECT sealed_identity FROM erasure WHERE recipient_id = $1 AND sealed_identity IS NOT NULL FOR UPDATE',
      [recipientId],
    );
    return row ? (JSON.parse(this.sealer.open(row.sealed_identity)) as Identity) : null;
  }

  private async eraseOwnMails(recipientId: string): Promise<void> {
    await this.database.query(
      `UPDATE mail SET status = 'cancelled', updated_at = now()
       WHERE recipient_id = $1 AND status IN ('held', 'pending') AND method <> 'CANCEL'`,
      [recipientId],
    );
    await this.database.query(
      `WITH erased AS (
         UPDATE mail SET name = $2, address = $3, language = 'en', zone = 'UTC', facts = '{}', subject = NULL,
           sealed_body = NULL, body_sha256 = NULL, reply = NULL
         WHERE recipient_id = $1 AND NOT ${MUST_WAIT} AND address <> $3 RETURNING id)
       UPDATE mail_attempt SET reply = NULL WHERE mail_id IN (SELECT id FROM erased)`,
      [recipientId, ERASED_NAME, erasedAddress(recipientId)],
    );
  }

  private async eraseAnswers(recipientId: string, { addresses }: Identity): Promise<void> {
    await this.database.query('UPDATE answer SET comment = NULL WHERE recipient_id = $1', [recipientId]);
    await this.database.query(
      `UPDATE answer_log SET comment = NULL, sender = NULL
       WHERE recipient_id = $1 OR lower(sender) = ANY($2)`,
      [recipientId, addresses],
    );
    await this.database.query('DELETE FROM feed WHERE delegate_id = $1', [recipientId]);
    await this.database.query('DELETE FROM unsubscription WHERE recipient_id = $1', [recipientId]);
    // That the address is refused stays: who refused once is not to be written to by the next gathering.
    await this.database.query(`UPDATE suppressed_address SET reason = '' WHERE address_hmac = ANY($1)`, [
      addresses.flatMap((address) => this.addressHashes.everyOf(address)),
    ]);
    await this.database.query(`UPDATE idempotency_key SET body = '{}' WHERE strpos(body, $1) > 0`, [
      recipientId,
    ]);
  }

  /** What the participant wrote with its requests, as it was mailed to the other side. */
  private async eraseRequestWords({ matchmakingId, participantId }: Erasure): Promise<void> {
    await this.database.query(
      `UPDATE mail SET facts = jsonb_set(facts, '{message}', 'null'), sealed_body = NULL, body_sha256 = NULL
       FROM meeting_request.published_request AS request
       WHERE mail.matchmaking_id = $1 AND request.matchmaking_id = $1 AND kind = 'request'
         AND subject_key = request.meeting_request_id::text
         AND $2 IN (request.from_participant_id, request.to_participant_id)
         AND facts->>'message' IS NOT NULL AND mail.status <> 'sending'`,
      [matchmakingId, participantId],
    );
  }

  /** @returns whether a sender holds one of them */
  private async eraseMentions({ matchmakingId, recipientId }: Erasure, identity: Identity): Promise<boolean> {
    const mails = await this.database.query<{ id: string; status: string; facts: unknown }>(
      `SELECT id, status, facts FROM mail
       WHERE matchmaking_id = $1 AND recipient_id <> $2 AND EXISTS (
         SELECT FROM unnest($3::text[]) AS word WHERE strpos(lower(facts::text), word) > 0)
       FOR UPDATE`,
      [matchmakingId, recipientId, [...identity.names, ...identity.addresses].map(asInJson)],
    );
    const telling = mails.filter(({ facts }) => mentions(facts, identity));
    const free = telling.filter(({ status }) => status !== 'sending');
    const rows = free.map(({ id, facts }) => ({ id, facts: withoutPerson(facts, identity) }));
    await this.database.query(
      `UPDATE mail SET facts = row.facts, subject = NULL, sealed_body = NULL, body_sha256 = NULL
       FROM jsonb_to_recordset($1::jsonb) AS row(id uuid, facts jsonb) WHERE mail.id = row.id`,
      [JSON.stringify(rows)],
    );
    return free.length < telling.length;
  }
}

/** A text as it stands within jsonb::text. */
const asInJson = (text: string): string => JSON.stringify(text).slice(1, -1).toLowerCase();

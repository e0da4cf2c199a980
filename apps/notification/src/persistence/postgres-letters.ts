import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import type { MailContent, MailKind } from '../domain/mail';
import { Letters, type Letter } from '../use-cases/letters';
import { recipientFrom, type RecipientRow } from './postgres-mail-ledger';

@Injectable()
export class PostgresLetters extends Letters {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(mailId: string): Promise<Letter | null> {
    const [row] = await this.database.query<LetterRow>(
      `SELECT id, matchmaking_id, recipient_id, name, address, language, zone, kind, facts, subject_key, sequence
       FROM mail WHERE id = $1 AND facts <> '{}'`,
      [mailId],
    );
    if (!row) return null;
    return {
      id: row.id,
      matchmakingId: row.matchmaking_id,
      recipient: recipientFrom(row),
      content: { kind: row.kind, facts: row.facts } as MailContent,
      subjectKey: row.subject_key,
      sequence: row.sequence,
    };
  }

  override async unsubscribe(
    matchmakingId: string,
    recipientId: string,
    kind: 'reminder' | 'agenda',
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO unsubscription (tenant_id, matchmaking_id, recipient_id, kind) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [this.database.tenantId, matchmakingId, recipientId, kind],
    );
    await this.database.query(
      `UPDATE mail SET status = 'cancelled', updated_at = now()
       WHERE matchmaking_id = $1 AND recipient_id = $2 AND kind = $3 AND status IN ('held', 'pending')`,
      [matchmakingId, recipientId, kind],
    );
  }
}

interface LetterRow extends RecipientRow {
  id: string;
  matchmaking_id: string | null;
  kind: MailKind;
  facts: unknown;
  subject_key: string;
  sequence: number;
}

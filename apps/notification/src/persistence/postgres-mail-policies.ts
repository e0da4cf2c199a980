import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { DEFAULT_POLICY, MailPolicies, type MailPolicy } from '../use-cases/mail-policies';

@Injectable()
export class PostgresMailPolicies extends MailPolicies {
  constructor(private readonly database: Database) {
    super();
  }

  override async of(matchmakingId: string): Promise<MailPolicy> {
    const [row] = await this.database.query<MailPolicy>(
      `SELECT on_decline AS "onDecline", reminders, revision FROM mail_policy WHERE matchmaking_id = $1`,
      [matchmakingId],
    );
    return row ?? DEFAULT_POLICY;
  }

  override async save(
    matchmakingId: string,
    { onDecline, reminders }: Omit<MailPolicy, 'revision'>,
    expected: number,
  ): Promise<MailPolicy | null> {
    const [row] = await this.database.query<MailPolicy>(
      expected === 0
        ? `INSERT INTO mail_policy (tenant_id, matchmaking_id, on_decline, reminders, revision)
           VALUES ($1, $2, $3, $4, $5 + 1) ON CONFLICT DO NOTHING
           RETURNING on_decline AS "onDecline", reminders, revision`
        : `UPDATE mail_policy SET on_decline = $3, reminders = $4, revision = revision + 1
           WHERE tenant_id = $1 AND matchmaking_id = $2 AND revision = $5
           RETURNING on_decline AS "onDecline", reminders, revision`,
      [this.database.tenantId, matchmakingId, onDecline, reminders, expected],
    );
    return row ?? null;
  }
}

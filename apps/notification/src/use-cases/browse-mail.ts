import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { MailStatus } from '../domain/mail';
import { AnnounceSchedule } from './announce-schedule';
import { MailRecords, type MailAttempt, type MailFilter, type MailRecord } from './mail-records';

export interface Scope {
  readonly tenantId: string;
  readonly matchmakingId: string;
}

/** Mails that the published schedule still makes necessary. */
export interface AnnouncementCount {
  readonly mails: number;
  readonly people: number;
  readonly invitations: number;
  readonly changes: number;
  readonly cancellations: number;
  readonly agendas: number;
}

/** Shows organisers what was mailed and what became of it. */
@Injectable()
export class BrowseMail {
  constructor(
    private readonly transaction: Transaction,
    private readonly records: MailRecords,
    private readonly announceSchedule: AnnounceSchedule,
  ) {}

  list(
    { tenantId, matchmakingId }: Scope,
    filter: MailFilter,
    after: { createdAt: string; id: string } | null,
    limit: number,
  ): Promise<MailRecord[]> {
    return this.transaction.run(tenantId, () => this.records.list(matchmakingId, filter, after, limit));
  }

  counts({ tenantId, matchmakingId }: Scope): Promise<Readonly<Record<MailStatus, number>>> {
    return this.transaction.run(tenantId, () => this.records.counts(matchmakingId));
  }

  /** @throws MailNotFound */
  one(
    { tenantId, matchmakingId }: Scope,
    mailId: string,
  ): Promise<MailRecord & { readonly history: readonly MailAttempt[] }> {
    return this.transaction.run(tenantId, async () => {
      const mail = await this.records.find(matchmakingId, mailId);
      if (!mail) throw new MailNotFound(mailId);
      return { ...mail, history: await this.records.attempts(mailId) };
    });
  }

  /** Counts the mails that announcing the published schedule would add now; 0 once everybody was told. */
  announcement({ tenantId, matchmakingId }: Scope): Promise<AnnouncementCount> {
    return this.transaction.run(tenantId, async () => {
      const { drafts } = await this.announceSchedule.plan(matchmakingId);
      const count = (change: string): number =>
        drafts.filter(({ content }) => content.kind === 'invitation' && content.facts.change === change)
          .length;
      return {
        mails: drafts.length,
        people: new Set(drafts.map(({ recipient }) => recipient.id)).size,
        invitations: count('new'),
        changes: count('changed'),
        cancellations: count('ended') + count('left'),
        agendas: drafts.filter(({ content }) => content.kind === 'agenda').length,
      };
    });
  }
}

export class MailNotFound extends DomainError {
  constructor(mailId: string) {
    super(
      'MAIL.NOT_FOUND',
      `There is no mail ${mailId} in this matchmaking.\nMaybe it belongs to another one.`,
      { mailId },
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { MailDraft } from '../domain/mail';
import { AnnounceSchedule } from './announce-schedule';
import { Erasures, type Erasure } from './erasures';
import { MailLedger } from './mail-ledger';

/**
 * Erases a person from the mails. Their future meetings leave their calendar first: those cancellations keep their
 * address until they have left, everything else goes at once.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly transaction: Transaction,
    private readonly announceSchedule: AnnounceSchedule,
    private readonly ledger: MailLedger,
    private readonly erasures: Erasures,
    private readonly clock: Clock,
  ) {}

  /** In a transaction of the tenant. */
  async execute(erasure: Erasure): Promise<void> {
    // Nobody is published in their place: what they were invited to is to be taken back. Others hear of it when the
    // schedule is published without them.
    const { drafts } = await this.announceSchedule.plan(erasure.matchmakingId);
    const now = this.clock.now().toISOString();
    await this.ledger.add(drafts.filter((draft) => isOwed(draft, erasure.recipientId, now)));
    await this.erasures.begin(erasure);
    await this.erasures.carryOn(erasure);
  }

  /** What had to wait: mails on their way, and cancellations that had not left. */
  carryOn(tenantId: string): Promise<void> {
    return this.transaction.run(tenantId, async () => {
      for (const erasure of await this.erasures.unfinished()) await this.erasures.carryOn(erasure);
    });
  }
}

function isOwed({ recipient, method, content }: MailDraft, recipientId: string, now: string): boolean {
  if (recipient.id !== recipientId || method !== 'CANCEL' || content.kind !== 'invitation') return false;
  return content.facts.meeting.endsAt > now;
}

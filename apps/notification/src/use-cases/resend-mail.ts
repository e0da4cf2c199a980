import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { isErased } from '../domain/erased';
import { MAY_BE_RESENT } from '../domain/mail';
import { MailNotFound, type Scope } from './browse-mail';
import { MailRecords, type MailRecord } from './mail-records';

export interface Actor {
  readonly userId: string;
  readonly impersonatorId: string | null;
}

/** An organiser decides that a doubtful or failed mail is sent once more. */
@Injectable()
export class ResendMail {
  constructor(
    private readonly transaction: Transaction,
    private readonly records: MailRecords,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes a doubtful mail as sent: nothing more is done about it.
   * @throws DomainError MAIL.NOT_FOUND, MAIL.NOT_IN_DOUBT
   */
  considerSent({ tenantId, matchmakingId }: Scope, mailId: string, actor: Actor): Promise<MailRecord> {
    return this.transaction.run(tenantId, async () => {
      const mail = await this.records.find(matchmakingId, mailId);
      if (!mail) throw new MailNotFound(mailId);
      if (!(await this.records.considerSent(mailId))) throw notInDoubt(mail);
      await this.audit.record({
        matchmakingId,
        by: actor,
        action: 'mail.considered-sent',
        about: [mailId, mail.recipientId],
        details: { status: mail.status },
      });
      return { ...mail, status: 'sent' };
    });
  }

  /**
   * Adds a copy of the same bytes, harmless to calendars: they know the entry by its UID and number.
   * @throws DomainError MAIL.NOT_FOUND, MAIL.NOT_IN_DOUBT, MAIL.ERASED, MAIL.SUPERSEDED, MAIL.ALREADY_RESENT
   */
  execute({ tenantId, matchmakingId }: Scope, mailId: string, actor: Actor): Promise<MailRecord> {
    return this.transaction.run(tenantId, async () => {
      const mail = await this.records.find(matchmakingId, mailId);
      if (!mail) throw new MailNotFound(mailId);
      if (!MAY_BE_RESENT.includes(mail.status)) throw notInDoubt(mail);
      if (isErased(mail.recipientAddress)) throw erased(mail);
      if (await this.records.hasNewer(mailId)) throw superseded(mail);
      const copyId = await this.records.addCopy(mailId);
      const copy = copyId === null ? null : await this.records.find(matchmakingId, copyId);
      if (!copy) throw alreadyResent(mail);
      await this.audit.record({
        matchmakingId,
        by: actor,
        action: 'mail.resent',
        about: [copy.id, mailId, copy.recipientId],
        details: { status: mail.status, resendNo: copy.resendNo },
      });
      return copy;
    });
  }
}

function notInDoubt({ id, status }: MailRecord): DomainError {
  return new DomainError(
    'MAIL.NOT_IN_DOUBT',
    `Mail ${id} is ${status} and is not sent again.\nMaybe choose one that is unknown or failed.`,
    { mailId: id, status },
  );
}

function erased({ id }: MailRecord): DomainError {
  return new DomainError(
    'MAIL.ERASED',
    `Mail ${id} went to somebody whose personal data was erased since.\nMaybe write to who came in their place.`,
    { mailId: id },
  );
}

function superseded({ id, sequence }: MailRecord): DomainError {
  return new DomainError(
    'MAIL.SUPERSEDED',
    `Mail ${id} is out of date: the same person was told something newer than number ${sequence}.\nMaybe look at the newest mail to this person.`,
    { mailId: id, sequence },
  );
}

function alreadyResent({ id }: MailRecord): DomainError {
  return new DomainError(
    'MAIL.ALREADY_RESENT',
    `Mail ${id} was sent again already.\nMaybe look at what became of the copy.`,
    { mailId: id },
  );
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isMailAddress, ZoneData } from '@ronda/calendar';
import { Config } from '@ronda/config';
import { Clock, DomainError } from '@ronda/domain';
import { Sealer } from '@ronda/persistence';
import type { ClaimedMail, RenderedMail } from '../use-cases/mail-queue';
import { Links } from '../use-cases/links';
import { MailRenderer } from '../use-cases/mail-transport';
import { compose } from './compose';
import { plainName, type Desk, type Office, type Written } from './desk';
import { DkimSigner } from './dkim';
import { writeConfirmation, writeNotice, writeProposalDeclined } from './write-about-answer';
import { writeAgenda } from './write-agenda';
import { writeInvitation } from './write-invitation';
import { writeExpiryNotice, writeRequestNotice, writeSignIn, writeWelcome } from './write-notice';
import { writeReminder } from './write-reminder';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
/** Longer than anybody keeps a mail of a gathering unread. */
const UNSUBSCRIBE_DAYS = 400;

/** Writes mails from their facts, in the recipient's language and time. */
@Injectable()
export class LetterRenderer extends MailRenderer {
  private readonly office: Office;
  private readonly signer: DkimSigner | null;
  private readonly sender: { name: string; address: string };
  private readonly domain: string;

  constructor(
    config: Config,
    zones: ZoneData,
    sealer: Sealer,
    private readonly links: Links,
    private readonly clock: Clock,
  ) {
    super();
    this.sender = senderOf(config.mail.from);
    this.domain = config.mail.domain;
    const { dkim, domain } = config.mail;
    this.signer = dkim && new DkimSigner({ ...dkim, domain });
    this.office = {
      zones,
      publicUrl: config.http.publicUrl,
      senderName: this.sender.name,
      openSealed: (sealed) => sealer.open(sealed),
    };
  }

  /** @throws DomainError MAIL.ADDRESS, CalendarError */
  override render(mail: ClaimedMail): RenderedMail {
    const { address, name } = mail.recipient;
    if (!isMailAddress(address)) throw unusable();
    const stampedAt = this.stamp(mail.previousStamp);
    const written = this.write(mail, stampedAt);
    const key = keyOf(mail);
    const messageId = `<${key}@${this.domain}>`;
    const bytes = compose(
      {
        from: { ...this.sender, ...(written.replyAddress !== null && { address: written.replyAddress }) },
        to: { name: plainName(name), address },
        messageId,
        key,
        date: stampedAt,
        correlationId: mail.correlationId,
      },
      written,
    );
    return {
      bytes: this.signer?.sign(bytes) ?? bytes,
      messageId,
      stampedAt,
      subject: written.letter.subject,
    };
  }

  private write(mail: ClaimedMail, stampedAt: Date): Written {
    const { content, recipient } = mail;
    const desk = this.deskFor(mail, stampedAt);
    switch (content.kind) {
      case 'invitation':
        return writeInvitation(desk, recipient, content.facts, stampedAt);
      case 'agenda':
        return writeAgenda(desk, recipient, content.facts, stampedAt);
      case 'request':
        return content.facts.event === 'expired'
          ? writeExpiryNotice(desk, recipient, content.facts)
          : writeRequestNotice(desk, recipient, content.facts);
      case 'welcome':
        return writeWelcome(desk, recipient, content.facts);
      case 'sign-in':
        return writeSignIn(desk, recipient, content.facts);
      case 'reminder':
        return writeReminder(desk, recipient, content.facts);
      case 'notice':
        return writeNotice(desk, recipient, content.facts);
      case 'confirmation':
        return writeConfirmation(desk, recipient, content.facts);
      case 'proposal-declined':
        return writeProposalDeclined(desk, recipient, content.facts, stampedAt);
    }
  }

  private deskFor({ id, tenantId }: ClaimedMail, stampedAt: Date): Desk {
    const { publicUrl } = this.office;
    const addressOf = (page: string, token: string): string =>
      `${publicUrl}/api/notification/${page}/${token}`;
    return {
      ...this.office,
      mailId: id,
      answerUrl: (mailId, expiresAt) =>
        addressOf('answers', this.links.sign({ purpose: 'answer', tenantId, mailId, expiresAt })),
      unsubscribeUrl: () => {
        const expiresAt = new Date(stampedAt.getTime() + UNSUBSCRIBE_DAYS * DAY);
        return addressOf(
          'unsubscribe',
          this.links.sign({ purpose: 'unsubscribe', tenantId, mailId: id, expiresAt }),
        );
      },
    };
  }

  /** Whole seconds, and later than the message before: of two with one SEQUENCE calendars believe the later. */
  private stamp(previous: Date | null): Date {
    const now = Math.floor(this.clock.now().getTime() / SECOND) * SECOND;
    return new Date(previous ? Math.max(now, previous.getTime() + SECOND) : now);
  }
}

/** Names the mail everywhere: Message-ID, return address. The same for every copy of it. */
function keyOf({ content, subjectKey, sequence, method, recipient }: ClaimedMail): string {
  const parts = [content.kind, subjectKey, sequence, method, recipient.address];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** "Ronda <ronda@example.org>" or a bare address. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = '', address = ''] = /^(?:(.*?)\s*<)?([^<>]+)>?$/.exec(from) ?? [];
  return { name: name || 'Ronda', address };
}

function unusable(): DomainError {
  return new DomainError(
    'MAIL.ADDRESS',
    'The address of this recipient is no plain ASCII mail address.\nMaybe it holds a space or an accent; correct it in the registration.',
  );
}

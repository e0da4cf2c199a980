import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import {
  Access,
  Instant,
  keyIn,
  pageFrom,
  pageOf,
  PageQuery,
  Principal,
  queryInteger,
  Responds,
  type Page,
} from '@ronda/http';
import { z } from 'zod';
import { readMail, type MailFolder, type ReadableMail, type StoredMail } from '@ronda/mailbox';
import { MailOwners } from './mail-owners';
import { MailboxServer } from './mailbox-server';

const MailSummary = z
  .object({
    number: z.int(),
    from: z.string(),
    to: z.string(),
    subject: z.string(),
    sentAt: Instant.nullable(),
    language: z.string().nullable(),
    calendarMethod: z.string().nullable(),
  })
  .meta({ id: 'MailboxMessage' });
type MailSummary = z.infer<typeof MailSummary>;

const MailDetail = MailSummary.extend({
  messageId: z.string().nullable(),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(
    z.object({
      fileName: z.string().nullable(),
      mediaType: z.string(),
      bytes: z.int(),
      calendarMethod: z.string().nullable(),
      calendar: z.string().nullable(),
    }),
  ),
}).meta({ id: 'MailboxMessageDetail' });

const FindMails = PageQuery.extend({
  recipient: z.string().min(1).max(254).optional().meta({ description: 'Part of an address' }),
});
type FindMails = z.infer<typeof FindMails>;
const MailNumber = queryInteger(1, 999_999_999);
const BeforeNumber = z.tuple([z.int()]);
/** How many mails the ledger is asked about at once. */
const PORTION = 200;

/**
 * What the local mailbox received, for trying Ronda out: to each institution what its own ledger sent. It shows sign-in
 * links too, so it exists only where MAIL_TRANSPORT=mailbox.
 */
@Controller('mailbox')
@Access('organiser', 'co-organiser')
export class MailboxController {
  constructor(
    private readonly server: MailboxServer,
    private readonly owners: MailOwners,
  ) {}

  @Get('mails')
  @Responds(200, pageOf(MailSummary))
  async list(
    @Principal() principal: Principal,
    @Query({ schema: FindMails }) { limit, cursor, recipient }: FindMails,
  ): Promise<Page<MailSummary>> {
    const folder = this.requireFolder();
    const [before = Infinity] = keyIn(cursor, BeforeNumber) ?? [];
    const earlier = (await folder.list(recipient)).filter(({ number }) => number < before);
    const stored = await this.firstOwn(principal, earlier, limit + 1);
    const mails = await Promise.all(stored.map((mail) => read(folder, mail)));
    return pageFrom(mails, limit, ({ number }) => [number]);
  }

  @Get('mails/:number')
  @Responds(200, MailDetail)
  async one(
    @Principal() principal: Principal,
    @Param('number', { schema: MailNumber }) number: number,
  ): Promise<MailSummary & ReadableMail> {
    return read(this.requireFolder(), await this.require(principal, number));
  }

  /** The message exactly as it was received. */
  @Get('mails/:number/raw')
  @Responds.stream('message/rfc822')
  async raw(
    @Principal() principal: Principal,
    @Param('number', { schema: MailNumber }) number: number,
  ): Promise<StreamableFile> {
    const mail = await this.require(principal, number);
    return new StreamableFile(await this.requireFolder().read(mail), {
      type: 'message/rfc822',
      disposition: `attachment; filename="${mail.file}"`,
    });
  }

  private async firstOwn(
    principal: Principal,
    stored: readonly StoredMail[],
    limit: number,
  ): Promise<StoredMail[]> {
    const own: StoredMail[] = [];
    for (let at = 0; at < stored.length && own.length < limit; at += PORTION)
      own.push(...(await this.ownOf(principal, stored.slice(at, at + PORTION))));
    return own.slice(0, limit);
  }

  private async ownOf(principal: Principal, stored: readonly StoredMail[]): Promise<StoredMail[]> {
    const folder = this.requireFolder();
    const ids = await Promise.all(stored.map((mail) => folder.messageIdOf(mail)));
    const seen = await this.owners.seenBy(
      principal,
      ids.filter((id) => id !== null),
    );
    return stored.filter((_, index) => seen.has(ids[index] ?? ''));
  }

  /** A mail of another institution is answered as if it had not come. */
  private async require(principal: Principal, number: number): Promise<StoredMail> {
    const found = await this.requireFolder().find(number);
    const [mail] = found ? await this.ownOf(principal, [found]) : [];
    if (mail) return mail;
    throw new DomainError(
      'MAIL.NOT_FOUND',
      `The mailbox has no message ${number} of yours.\nMaybe its files were removed.`,
      { number },
    );
  }

  private requireFolder(): MailFolder {
    if (this.server.folder) return this.server.folder;
    throw new DomainError(
      'MAILBOX.NOT_FOUND',
      'There is no local mailbox here: mail goes to a real server.\nMaybe look at the mail ledger instead, or set MAIL_TRANSPORT=mailbox.',
    );
  }
}

async function read(folder: MailFolder, mail: StoredMail): Promise<MailSummary & ReadableMail> {
  const readable = await readMail(await folder.read(mail));
  const calendar = readable.attachments.find(({ calendarMethod }) => calendarMethod !== null);
  return { ...readable, number: mail.number, calendarMethod: calendar?.calendarMethod ?? null };
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  keyIn,
  pageFrom,
  pageOf,
  Principal,
  Responds,
  Scope,
  type MatchmakingScope,
  type Page,
} from '@ronda/http';
import { z } from 'zod';
import type { MailStatus } from '../domain/mail';
import { BrowseMail, type AnnouncementCount } from '../use-cases/browse-mail';
import type { MailAttempt, MailRecord, SuppressedAddress } from '../use-cases/mail-records';
import { ReleaseSuppressed } from '../use-cases/release-suppressed';
import { ResendMail } from '../use-cases/resend-mail';
import {
  AfterMail,
  AnnouncementAnswer,
  FindMails,
  MailAnswer,
  MailCountsAnswer,
  MailHistoryAnswer,
  ReleaseAddress,
  SuppressedAnswer,
} from './mail.schemas';

/** The mail ledger of a gathering, for those who organise it. */
@Controller('notification/matchmakings/:matchmakingId')
@Access('organiser', 'co-organiser')
export class MailsController {
  constructor(
    private readonly browse: BrowseMail,
    private readonly resendMail: ResendMail,
    private readonly releaseSuppressed: ReleaseSuppressed,
  ) {}

  @Get('mails')
  @Responds(200, pageOf(MailAnswer))
  async list(
    @Scope() scope: MatchmakingScope,
    @Query({ schema: FindMails }) { limit, cursor, status, kind, recipient }: FindMails,
  ): Promise<Page<MailRecord>> {
    const [createdAt, id] = keyIn(cursor, AfterMail) ?? [];
    const after = createdAt !== undefined && id !== undefined ? { createdAt, id } : null;
    const filter = { status: status ?? null, kind: kind ?? null, recipient: recipient ?? null };
    const found = await this.browse.list(scope, filter, after, limit + 1);
    return pageFrom(found, limit, (mail) => [mail.createdAt.toISOString(), mail.id]);
  }

  @Get('mail-counts')
  @Responds(200, MailCountsAnswer)
  counts(@Scope() scope: MatchmakingScope): Promise<Readonly<Record<MailStatus, number>>> {
    return this.browse.counts(scope);
  }

  /** How many mails the published schedule still makes necessary. */
  @Get('mail-announcement')
  @Responds(200, AnnouncementAnswer)
  announcement(@Scope() scope: MatchmakingScope): Promise<AnnouncementCount> {
    return this.browse.announcement(scope);
  }

  @Get('mails/:mailId')
  @Responds(200, MailHistoryAnswer)
  one(
    @Scope() scope: MatchmakingScope,
    @Param('mailId', { schema: Id }) mailId: string,
  ): Promise<MailRecord & { readonly history: readonly MailAttempt[] }> {
    return this.browse.one(scope, mailId);
  }

  @Post('mails/:mailId/resend')
  @Idempotent()
  @Responds(201, MailAnswer)
  resend(
    @Scope() scope: MatchmakingScope,
    @Param('mailId', { schema: Id }) mailId: string,
    @Principal() principal: Principal,
  ): Promise<MailRecord> {
    return this.resendMail.execute(scope, mailId, principal);
  }

  /** A doubtful mail arrived, as the organiser found out. */
  @Post('mails/:mailId/consider-sent')
  @Idempotent()
  @Responds(200, MailAnswer)
  considerSent(
    @Scope() scope: MatchmakingScope,
    @Param('mailId', { schema: Id }) mailId: string,
    @Principal() principal: Principal,
  ): Promise<MailRecord> {
    return this.resendMail.considerSent(scope, mailId, principal);
  }

  /** Addresses that refused mail for good: nothing more goes to them. */
  @Get('suppressed-addresses')
  @Responds(200, z.array(SuppressedAnswer))
  suppressed(@Scope() scope: MatchmakingScope): Promise<SuppressedAddress[]> {
    return this.releaseSuppressed.list(scope);
  }

  /** Mail goes to the address again, as when a full mailbox was emptied. */
  @Post('suppressed-addresses/release')
  @Idempotent()
  @Responds.nothing()
  release(
    @Scope() scope: MatchmakingScope,
    @Body({ schema: ReleaseAddress }) body: ReleaseAddress,
  ): Promise<void> {
    return this.releaseSuppressed.execute(scope, body.address);
  }
}

import { Id, Instant, PageQuery } from '@ronda/http';
import { z } from 'zod';
import { MAIL_KINDS, MAIL_STATUSES } from '../domain/mail';

export const MailAnswer = z
  .object({
    id: Id,
    kind: z.enum(MAIL_KINDS),
    status: z.enum(MAIL_STATUSES),
    recipientName: z.string(),
    recipientAddress: z.string(),
    subject: z.string().nullable(),
    subjectKey: z
      .string()
      .meta({ description: 'What the mails about one thing share, such as the iCalendar UID' }),
    sequence: z.int(),
    method: z.enum(['REQUEST', 'CANCEL', 'DECLINECOUNTER', 'NONE']),
    resendNo: z.int(),
    attempts: z.int(),
    replyCode: z.int().nullable(),
    reply: z.string().nullable(),
    dueAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Mail' });

export const MailHistoryAnswer = MailAnswer.extend({
  history: z.array(
    z.object({
      at: Instant,
      outcome: z.string(),
      phase: z.enum(['none', 'body']),
      replyCode: z.int().nullable(),
      reply: z.string().nullable(),
    }),
  ),
}).meta({ id: 'MailWithHistory' });

export const MailCountsAnswer = z
  .object(
    Object.fromEntries(MAIL_STATUSES.map((status) => [status, z.int()])) as Record<
      (typeof MAIL_STATUSES)[number],
      z.ZodInt
    >,
  )
  .meta({ id: 'MailCounts' });

export const AnnouncementAnswer = z
  .object({
    mails: z.int(),
    people: z.int(),
    invitations: z.int(),
    changes: z.int(),
    cancellations: z.int(),
    agendas: z.int(),
  })
  .meta({ id: 'MailAnnouncement' });

export const SuppressedAnswer = z
  .object({ address: z.string(), reason: z.string(), since: Instant })
  .meta({ id: 'SuppressedAddress' });

export const ReleaseAddress = z
  .strictObject({ address: z.string().min(3).max(254) })
  .meta({ id: 'ReleaseAddress' });
export type ReleaseAddress = z.infer<typeof ReleaseAddress>;

export const FindMails = PageQuery.extend({
  status: z.enum(MAIL_STATUSES).optional(),
  kind: z.enum(MAIL_KINDS).optional(),
  recipient: z.string().min(1).max(254).optional().meta({ description: 'Part of a name or an address' }),
});
export type FindMails = z.infer<typeof FindMails>;

/** The last mail of a page: when it was added, and its id. */
export const AfterMail = z.tuple([z.iso.datetime(), z.uuid()]);

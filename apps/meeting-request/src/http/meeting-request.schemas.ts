import { REGIONS } from '@ronda/domain';
import { Id, Instant, PageQuery, pageOf } from '@ronda/http';
import { z } from 'zod';
import { PRIORITIES, STATUSES } from '../domain/meeting-request';
import { AnyId, text } from './fields';

const Priority = z.enum(PRIORITIES).meta({ description: 'How much the asker wants the meeting' });
const Message = text(2000);

const Side = z.object({
  participantId: Id,
  name: z.string().nullable().meta({ description: 'Null once it has left the matchmaking event' }),
  region: z.enum(REGIONS).nullable(),
  country: z.string().nullable(),
});

export const MeetingRequestBody = z
  .object({
    id: Id,
    from: Side,
    to: Side,
    status: z.enum(STATUSES),
    priority: Priority,
    message: z.string(),
    reply: z.string().nullable().meta({ description: 'What the other side wrote when it accepted' }),
    declineReason: z.string().nullable(),
    proposedAt: Instant,
    changedAt: Instant.meta({ description: 'When it got its status' }),
    expiresAt: Instant.nullable().meta({ description: 'Null: when the booking window closes' }),
    revision: z.int(),
  })
  .meta({ id: 'MeetingRequest' });
export type MeetingRequestBody = z.output<typeof MeetingRequestBody>;
export const MeetingRequestPage = pageOf(MeetingRequestBody);

export const FindMeetingRequests = PageQuery.extend({
  participantId: AnyId.optional(),
  direction: z.enum(['sent', 'received']).optional(),
  status: z.enum(STATUSES).optional(),
  priority: Priority.optional(),
});
export type FindMeetingRequests = z.output<typeof FindMeetingRequests>;
export const MeetingRequestKey = z.tuple([z.iso.datetime(), Id]);

export const Propose = z
  .strictObject({
    fromParticipantId: AnyId.optional().meta({ description: "An organiser's only: on whose behalf" }),
    toParticipantId: AnyId,
    priority: Priority.default('want'),
    message: Message.default(''),
  })
  .meta({ id: 'ProposeMeetingRequest' });
export type Propose = z.output<typeof Propose>;

export const Edit = z
  .strictObject({ priority: Priority.optional(), message: Message.optional() })
  .refine(
    ({ priority, message }) => priority !== undefined || message !== undefined,
    'Give a priority or a message to change.',
  )
  .meta({ id: 'EditMeetingRequest' });
export type Edit = z.output<typeof Edit>;

export const Accept = z.strictObject({ message: Message.optional() }).meta({ id: 'AcceptMeetingRequest' });
export type Accept = z.output<typeof Accept>;

export const Decline = z.strictObject({ reason: text(500).optional() }).meta({ id: 'DeclineMeetingRequest' });
export type Decline = z.output<typeof Decline>;

/** As many rows as fit into one request body. */
export const IMPORT_LIMIT = 1000;

export const Import = z
  .strictObject({
    requests: z
      .array(
        z.strictObject({
          fromParticipantId: AnyId,
          toParticipantId: AnyId,
          priority: Priority.default('want'),
          message: Message.default(''),
          status: z.enum(['proposed', 'accepted']).default('proposed'),
        }),
      )
      .min(1)
      .max(IMPORT_LIMIT),
    tell: z.boolean().default(true).meta({ description: 'Whether the other sides get a mail' }),
  })
  .meta({ id: 'ImportMeetingRequests' });
export type Import = z.output<typeof Import>;

export const Imported = z
  .object({
    proposed: z.int(),
    accepted: z.int(),
    requests: z.array(
      z.object({
        id: Id,
        fromParticipantId: Id,
        toParticipantId: Id,
        status: z.enum(STATUSES),
        revision: z.int(),
      }),
    ),
  })
  .meta({ id: 'ImportedMeetingRequests' });
export type Imported = z.output<typeof Imported>;

import { SERVICES } from '@ronda/domain';
import { Id, Instant, PageQuery } from '@ronda/http';
import { z } from 'zod';

export const TrailEntryAnswer = z
  .object({
    service: z.enum(SERVICES),
    number: z.int().meta({ description: 'Counts up within the institution and the service' }),
    at: Instant,
    matchmakingId: Id.nullable(),
    userId: Id.nullable().meta({ description: 'Null where nobody was signed in, or Ronda did it by itself' }),
    userName: z.string().nullable(),
    impersonatorId: Id.nullable().meta({ description: "The organiser who acted in the person's name" }),
    impersonatorName: z.string().nullable(),
    action: z.string().meta({ description: 'What was done, such as meeting.placed' }),
    subjectId: Id.meta({ description: 'What it was done to' }),
    reason: z.string().nullable().meta({ description: 'Why, in the words of the person' }),
    details: z.record(z.string(), z.unknown()),
    correlationId: z.string().meta({ description: 'Of the request, as in the log and in mails' }),
    causationId: Id.nullable().meta({ description: 'The message that made Ronda do it' }),
  })
  .meta({ id: 'AuditEntry' });

export const FindTrail = PageQuery.extend({
  meetingId: Id.optional().meta({ description: 'Entries about this meeting' }),
  participantId: Id.optional().meta({ description: 'Entries about this participant' }),
  personId: Id.optional().meta({ description: 'Entries by this person, in their name, or about them' }),
});
export type FindTrail = z.infer<typeof FindTrail>;

/** The cursor of the trail. */
export const AfterEntry = z.tuple([Instant, z.enum(SERVICES), z.int32()]);

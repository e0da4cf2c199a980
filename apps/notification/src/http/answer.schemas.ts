import { Id, Instant, PageQuery } from '@ronda/http';
import { z } from 'zod';
import { ANSWER_SOURCES, RESPONSES } from '../domain/answer';

export const AnswerAnswer = z
  .object({
    meetingId: Id,
    delegateId: Id,
    name: z.string(),
    response: z.enum([...RESPONSES, 'NEEDS-ACTION']),
    isCurrent: z.boolean().meta({ description: 'False where the meeting changed after the answer.' }),
    comment: z.string().nullable(),
    proposedStartsAt: Instant.nullable(),
    proposedEndsAt: Instant.nullable(),
    proposalDeclinedAt: Instant.nullable(),
    source: z.enum(ANSWER_SOURCES).nullable(),
    answeredAt: Instant.nullable(),
  })
  .meta({ id: 'InvitationAnswer' });

const OUTCOMES = ['applied', 'confirm', 'duplicate', 'stale', 'manual', 'ignored', 'rejected'] as const;

export const AnswerEventAnswer = z
  .object({
    id: Id,
    meetingId: Id,
    delegateId: Id.nullable(),
    at: Instant,
    source: z.enum(ANSWER_SOURCES),
    outcome: z.enum(OUTCOMES),
    reason: z.string().nullable(),
    response: z.string().nullable(),
    sequence: z.int().nullable(),
    comment: z.string().nullable(),
    proposedStartsAt: Instant.nullable(),
    proposedEndsAt: Instant.nullable(),
    sender: z.string().nullable(),
  })
  .meta({ id: 'InvitationAnswerEvent' });

export const FindAnswerEvents = PageQuery.extend({ outcome: z.enum(OUTCOMES).optional() });
export type FindAnswerEvents = z.infer<typeof FindAnswerEvents>;

/** The last event of a page. */
export const AfterAnswerEvent = z.tuple([z.iso.datetime(), z.uuid()]);

export const GiveAnswer = z
  .strictObject({
    response: z.enum(['ACCEPTED', 'TENTATIVE', 'DECLINED']),
    comment: z.string().trim().min(1).max(1000).nullable().default(null),
  })
  .meta({ id: 'GiveAnswer' });
export type GiveAnswer = z.infer<typeof GiveAnswer>;

export const DeclineProposal = z
  .strictObject({ comment: z.string().trim().min(1).max(1000).nullable().default(null) })
  .meta({ id: 'DeclineProposal' });
export type DeclineProposal = z.infer<typeof DeclineProposal>;

const policy = {
  onDecline: z.enum(['tell', 'free']).meta({
    description: 'A declined invitation: tell the organiser, or take the meeting out of the schedule too.',
  }),
  reminders: z.enum(['none', 'evening-before']),
};
export const MailPolicyAnswer = z.object({ ...policy, revision: z.int() }).meta({ id: 'MailPolicy' });
export const PutMailPolicy = z.strictObject(policy).meta({ id: 'PutMailPolicy' });
export type PutMailPolicy = z.infer<typeof PutMailPolicy>;

import { LANGUAGES, REGIONS } from '@ronda/domain';
import { Id, Instant, PageQuery, queryBoolean } from '@ronda/http';
import { z } from 'zod';
import { ATTENDANCES, PARTICIPANT_KINDS, PARTICIPANT_STATES } from '../domain/participant';
import { MOST_DELEGATES } from '../domain/participant-rules';
import { DECISIONS } from '../use-cases/decide-admission';
import { Email, line, Zone } from './matchmaking.schemas';

const tags = z.array(line(100).regex(/^[^|]*$/, 'Expected no |, which separates values in files')).max(50);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Expected a time such as 09:00');

const profile = {
  name: line(200),
  kind: z.enum(PARTICIPANT_KINDS),
  region: z.enum(REGIONS),
  country: z.string().max(6).meta({ description: 'ISO 3166-1 alpha-2, or a part such as GB-NIR' }),
  sectors: tags,
  offers: tags,
  needs: tags,
  languages: z.array(z.string().max(2)).max(20).meta({ description: 'ISO 639-1' }),
  description: z.string().max(5000),
  website: z.string().max(500).nullable(),
  zone: Zone,
  attends: z.enum(ATTENDANCES),
  localHours: z
    .strictObject({ from: hour, until: hour })
    .nullable()
    .meta({ description: 'The local hours a remote participant accepts; null means any' }),
  maxMeetings: z.int().min(0).max(1000).nullable(),
};
const delegates = z
  .array(
    z.strictObject({
      id: Id.optional(),
      name: line(200),
      email: Email,
      language: z.enum(LANGUAGES),
      zone: Zone,
    }),
  )
  .max(MOST_DELEGATES);
const unavailable = z
  .array(
    z.strictObject({
      startsLocal: z.string().max(30),
      endsLocal: z.string().max(30),
      zone: Zone.optional().meta({ description: "The gathering's zone where absent" }),
    }),
  )
  .max(100);

const newcomer = {
  ...profile,
  sectors: tags.default([]),
  offers: tags.default([]),
  needs: tags.default([]),
  languages: profile.languages.default([]),
  description: profile.description.default(''),
  website: profile.website.default(null),
  attends: profile.attends.default('on-site'),
  localHours: profile.localHours.default(null),
  maxMeetings: profile.maxMeetings.default(null),
  organisationName: line(200).optional().meta({ description: "The participant's name where absent" }),
  unavailable: unavailable.default([]),
};

export const RegisterParticipantBody = z
  .strictObject({
    ...newcomer,
    reference: line(100).nullable().default(null),
    delegates: delegates.default([]),
    as: z.enum(['admitted', 'invited']).default('admitted'),
  })
  .meta({ id: 'RegisterParticipant' });
export type RegisterParticipantBody = z.infer<typeof RegisterParticipantBody>;

export const ApplicationBody = z
  .strictObject({ ...newcomer, delegates: delegates.min(1) })
  .meta({ id: 'Application' });
export type ApplicationBody = z.infer<typeof ApplicationBody>;
export const ApplicationAnswer = z.object({ received: z.literal(true) }).meta({ id: 'ApplicationReceived' });

export const ChangeParticipantBody = z
  .strictObject({ ...profile, delegates, unavailable })
  .partial()
  .meta({ id: 'ChangeParticipant' });
export type ChangeParticipantBody = z.infer<typeof ChangeParticipantBody>;

export const DecisionBody = z.strictObject({ decision: z.enum(DECISIONS) }).meta({ id: 'AdmissionDecision' });
export type DecisionBody = z.infer<typeof DecisionBody>;

export const FindParticipants = PageQuery.extend({ state: z.enum(PARTICIPANT_STATES).optional() });
export type FindParticipants = z.infer<typeof FindParticipants>;
export const ExportQuery = z.strictObject({ state: z.enum(PARTICIPANT_STATES).optional() });
export type ExportQuery = z.infer<typeof ExportQuery>;

export const ParticipantAnswer = z
  .object({
    id: Id,
    organisationId: Id,
    reference: z.string().nullable(),
    ...profile,
    localHours: z.object({ from: z.string(), until: z.string() }).nullable(),
    state: z.enum(PARTICIPANT_STATES),
    stateSince: Instant,
    revision: z.int(),
    /** In the order of their seats. */
    delegates: z.array(
      z.object({
        id: Id,
        name: z.string(),
        email: z.string(),
        language: z.enum(LANGUAGES),
        zone: z.string(),
      }),
    ),
    unavailable: z.array(
      z.object({
        startsAt: Instant,
        endsAt: Instant,
        startsLocal: z.string(),
        endsLocal: z.string(),
        zone: z.string(),
      }),
    ),
  })
  .meta({ id: 'RegisteredParticipant' });

export const ImportQuery = z.strictObject({
  dryRun: queryBoolean
    .optional()
    .meta({ description: 'List every error and what would happen; change nothing' }),
  mode: z.enum(['all-or-nothing', 'good-rows']).default('all-or-nothing'),
  as: z.enum(['admitted', 'invited']).default('admitted'),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

export const ImportAnswer = z
  .object({
    accepted: z.boolean(),
    dryRun: z.boolean(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    errors: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), expected: z.string() })),
  })
  .meta({ id: 'ImportReport' });

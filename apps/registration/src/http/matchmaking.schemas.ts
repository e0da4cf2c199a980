import { LANGUAGES } from '@ronda/domain';
import { Id, PageQuery } from '@ronda/http';
import { z } from 'zod';
import { ADMISSIONS, MATCHMAKING_STATES, PAIRINGS } from '../domain/matchmaking';
import { ProgrammePlan } from './programme.schemas';

/** One line of text, without control characters. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'Expected one line without control characters');
export const Zone = z.string().max(64).meta({ description: 'IANA name, such as Europe/Rome' });
export const Email = z.string().max(254).meta({ description: 'One plain ASCII address' });
const limit = z.int().min(0).max(1000).nullable();

const settings = {
  name: line(200),
  place: line(200),
  zone: Zone,
  defaultLanguage: z.enum(LANGUAGES),
  contactName: line(200),
  contactEmail: Email,
  pairing: z.enum(PAIRINGS),
  maxSent: limit,
  maxReceived: limit,
  maxAccepted: limit,
  requestExpiryDays: z.int().min(1).max(365).nullable(),
  allocateOnClose: z.boolean(),
  admission: z.enum(ADMISSIONS),
  maxParticipants: z.int().min(1).max(10_000).nullable(),
  bufferMinutes: z
    .int()
    .min(1)
    .max(240)
    .nullable()
    .meta({ description: 'Minutes people need to get from one table to another' }),
};

export const CreateMatchmakingBody = z
  .strictObject({
    ...settings,
    pairing: settings.pairing.default('across-regions'),
    maxSent: limit.default(null),
    maxReceived: limit.default(null),
    maxAccepted: limit.default(null),
    requestExpiryDays: settings.requestExpiryDays.default(null),
    allocateOnClose: settings.allocateOnClose.default(false),
    admission: settings.admission.default('by-approval'),
    maxParticipants: settings.maxParticipants.default(null),
    bufferMinutes: settings.bufferMinutes.default(null),
    programme: ProgrammePlan.optional(),
  })
  .meta({ id: 'CreateMatchmaking' });
export type CreateMatchmakingBody = z.infer<typeof CreateMatchmakingBody>;

export const ChangeMatchmakingBody = z.strictObject(settings).partial().meta({ id: 'ChangeMatchmaking' });
export type ChangeMatchmakingBody = z.infer<typeof ChangeMatchmakingBody>;

export const MoveMatchmakingBody = z
  .strictObject({ state: z.enum(MATCHMAKING_STATES) })
  .meta({ id: 'MoveMatchmaking' });
export type MoveMatchmakingBody = z.infer<typeof MoveMatchmakingBody>;

export const CopyMatchmakingBody = z
  .strictObject({ name: settings.name, firstDay: z.iso.date() })
  .meta({ id: 'CopyMatchmaking' });
export type CopyMatchmakingBody = z.infer<typeof CopyMatchmakingBody>;

export const MatchmakingAnswer = z
  .object({ id: Id, ...settings, state: z.enum(MATCHMAKING_STATES), revision: z.int() })
  .meta({ id: 'Matchmaking' });

/** What anybody may see before applying. */
export const OpenMatchmaking = z
  .object({
    id: Id,
    name: z.string(),
    place: z.string(),
    zone: z.string(),
    defaultLanguage: z.enum(LANGUAGES),
    admission: z.enum(ADMISSIONS),
    contactName: z.string(),
  })
  .meta({ id: 'OpenMatchmaking' });

export const TenantBody = z.strictObject({ name: line(200) }).meta({ id: 'CreateTenant' });
export type TenantBody = z.infer<typeof TenantBody>;
export const TenantAnswer = z.object({ id: Id, name: z.string() }).meta({ id: 'Tenant' });
export const OrganisationAnswer = z.object({ id: Id, name: z.string() }).meta({ id: 'Organisation' });

/** The cursor of lists whose order is name and id: the id is enough. */
export const AfterId = z.tuple([z.uuid()]);
export const FindAny = PageQuery;
export type FindAny = z.infer<typeof FindAny>;

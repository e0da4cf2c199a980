import { REGIONS } from '@ronda/domain';
import { Id, PageQuery, pageOf, queryInteger } from '@ronda/http';
import { z } from 'zod';
import { STATUSES } from '../domain/meeting-request';
import { OBSTACLES } from '../domain/obstacle';
import { AnyId, text } from './fields';

export const Profile = z.object({
  participantId: Id,
  name: z.string(),
  kind: z.enum(['cluster', 'company', 'agency', 'research-centre', 'other']),
  region: z.enum(REGIONS),
  country: z.string(),
  sectors: z.array(z.string()),
  offers: z.array(z.string()),
  needs: z.array(z.string()),
  languages: z.array(z.string()),
  description: z.string(),
  website: z.string().nullable(),
  attends: z.enum(['on-site', 'remote']),
});

export const DirectoryEntryBody = Profile.extend({
  mayRequest: z
    .boolean()
    .nullable()
    .meta({ description: 'Null for an organiser who names no participant to look for' }),
  obstacle: z.enum(OBSTACLES).nullable().meta({ description: 'Why it cannot be asked' }),
  request: z
    .object({ id: Id, direction: z.enum(['sent', 'received']), status: z.enum(STATUSES) })
    .nullable()
    .meta({ description: "The pair's open or agreed request" }),
}).meta({ id: 'DirectoryEntry' });
export type DirectoryEntryBody = z.output<typeof DirectoryEntryBody>;
export const DirectoryPage = pageOf(DirectoryEntryBody);

const Term = text(100).min(1);

const Country = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'A country such as IT, or a part of one such as GB-NIR.')
  .meta({ description: 'ISO 3166: a country with all its parts, or one part' });

/** With whose eyes; a participant's own without it. */
const Viewer = AnyId.optional();

export const FindParticipants = PageQuery.extend({
  participantId: Viewer,
  text: Term.optional(),
  region: z.enum(REGIONS).optional(),
  country: Country.optional(),
  sector: Term.optional(),
  offer: Term.optional(),
  need: Term.optional(),
  language: z
    .string()
    .toLowerCase()
    .regex(/^[a-z]{2,3}$/, 'A language such as es.')
    .optional(),
  attends: z.enum(['on-site', 'remote']).optional(),
});
export type FindParticipants = z.output<typeof FindParticipants>;
export const DirectoryKey = z.tuple([z.string(), Id]);

export const LookAt = z.strictObject({ participantId: Viewer });
export type LookAt = z.output<typeof LookAt>;

export const FindRecommendations = z.strictObject({
  participantId: Viewer,
  limit: queryInteger(1, 100).default(20),
});
export type FindRecommendations = z.output<typeof FindRecommendations>;

export const RecommendationsBody = z
  .object({
    items: z.array(
      Profile.extend({
        score: z.int(),
        reasons: z.array(
          z.object({
            kind: z.enum([
              'offers-what-you-need',
              'needs-what-you-offer',
              'shared-sectors',
              'common-languages',
              'other-region',
            ]),
            items: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Recommendations' });

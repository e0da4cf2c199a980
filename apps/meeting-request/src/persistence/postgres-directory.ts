import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { ParticipantNotFound } from '../domain/encounter-book';
import type { Profile } from '../domain/recommendation';
import type { MatchmakingScope } from '../domain/scope';
import { Directory, type DirectoryFilter, type DirectoryProfile } from '../use-cases/directory';
import type { Paging, Slice } from '../use-cases/paging';
import { sliceOf } from './slice';

const COLUMNS = `
  participant_id AS "participantId", organisation_name AS "name", kind, region, country, sectors, offers, needs,
  languages, description, website, attends`;
const SELECT = `
  SELECT ${COLUMNS} FROM registration.published_participant WHERE tenant_id = $1 AND matchmaking_id = $2`;

@Injectable()
export class PostgresDirectory extends Directory {
  constructor(private readonly database: Database) {
    super();
  }

  async search(
    { tenantId, matchmakingId }: MatchmakingScope,
    filter: DirectoryFilter,
    { limit, after }: Paging,
  ): Promise<Slice<DirectoryProfile>> {
    const rows = await this.database.query<DirectoryProfile & { sortName: string }>(SEARCH, [
      tenantId,
      matchmakingId,
      filter.region ?? null,
      filter.country ?? null,
      filter.attends ?? null,
      filter.language ?? null,
      filter.sector ?? null,
      filter.offer ?? null,
      filter.need ?? null,
      filter.text?.split(/\s+/).filter(Boolean) ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
    ]);
    const { items, next } = sliceOf(rows, limit, (row) => [row.sortName, row.participantId]);
    return { items: items.map(({ sortName: _sortName, ...profile }) => profile), next };
  }

  async compare({ tenantId, matchmakingId }: MatchmakingScope): Promise<Profile[]> {
    const [row] = await this.database.query<{ profiles: Profile[] }>(COMPARE, [tenantId, matchmakingId]);
    return row?.profiles ?? [];
  }

  find(
    { tenantId, matchmakingId }: MatchmakingScope,
    participantIds: readonly string[],
  ): Promise<DirectoryProfile[]> {
    return this.database.query<DirectoryProfile>(`${SELECT} AND participant_id = ANY($3)`, [
      tenantId,
      matchmakingId,
      participantIds,
    ]);
  }

  async require(scope: MatchmakingScope, participantId: string): Promise<DirectoryProfile> {
    const [profile] = await this.find(scope, [participantId]);
    if (!profile) throw new ParticipantNotFound(participantId);
    return profile;
  }
}

/** As one JSON value: reading four arrays of each of 800 participants one by one takes five times as long. */
const COMPARE = `
  SELECT coalesce(json_agg(json_build_object(
    'participantId', participant_id, 'region', region, 'sectors', sectors, 'offers', offers, 'needs', needs,
    'languages', languages)), '[]') AS profiles
  FROM registration.published_participant WHERE tenant_id = $1 AND matchmaking_id = $2`;

/** A term fits when it contains the word looked for; every word of the text must occur somewhere. */
const SEARCH = `
  SELECT ${COLUMNS}, folded(organisation_name) AS "sortName"
  FROM registration.published_participant
  WHERE tenant_id = $1 AND matchmaking_id = $2
    AND ($3::text IS NULL OR region = $3)
    AND ($4::text IS NULL OR $4 IN (country, split_part(country, '-', 1)))
    AND ($5::text IS NULL OR attends = $5)
    AND ($6::text IS NULL OR $6 = ANY(languages))
    AND ($7::text IS NULL OR EXISTS (SELECT FROM unnest(sectors) AS t WHERE strpos(folded(t), folded($7)) > 0))
    AND ($8::text IS NULL OR EXISTS (SELECT FROM unnest(offers) AS t WHERE strpos(folded(t), folded($8)) > 0))
    AND ($9::text IS NULL OR EXISTS (SELECT FROM unnest(needs) AS t WHERE strpos(folded(t), folded($9)) > 0))
    AND ($10::text[] IS NULL OR NOT EXISTS (
      SELECT FROM unnest($10::text[]) AS word
      WHERE strpos(
        folded(concat_ws(' ', organisation_name, description, array_to_string(offers, ' '), array_to_string(needs, ' '))),
        folded(word)) = 0))
    AND ($11::text IS NULL OR (folded(organisation_name) COLLATE "C", participant_id) > ($11, $12::uuid))
  ORDER BY folded(organisation_name) COLLATE "C", participant_id
  LIMIT $13`;

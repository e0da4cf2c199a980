import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { GatheringFacts, MeetingFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import type { PublishedMeeting } from '../domain/plan-invitations';
import { Gatherings } from './gatherings';

/** A person's part of the published schedule. */
export interface PersonalAgenda {
  readonly gathering: GatheringFacts;
  readonly recipient: Recipient;
  readonly organisation: string;
  /** Of the schedule. */
  readonly version: number;
  /** The version in which this person's part changed last, and when that was published. */
  readonly changedIn: number;
  readonly changedAt: Date;
  /** In order of time. */
  readonly meetings: readonly MeetingFacts[];
}

/** When each person's agenda changed last. Each call is in a transaction of the tenant. */
export abstract class AgendaVersions {
  /** Notes what every agenda says in this version; those that say the same keep their number. */
  abstract note(
    matchmakingId: string,
    version: number,
    digestByPerson: ReadonlyMap<string, string>,
  ): Promise<void>;
  abstract of(matchmakingId: string): Promise<ReadonlyMap<string, { version: number; changedAt: Date }>>;
}

/** Each person's agenda, as it stands. */
@Injectable()
export class Agendas {
  constructor(
    private readonly gatherings: Gatherings,
    private readonly versions: AgendaVersions,
  ) {}

  /** In a transaction of the tenant. Null before the first publication, and for who takes no part. */
  async of(matchmakingId: string, delegateId: string): Promise<PersonalAgenda | null> {
    const recipient = await this.gatherings.recipient(matchmakingId, delegateId);
    if (!recipient) return null;
    const [agenda] = await this.forPeople(matchmakingId, [recipient]);
    return agenda ?? null;
  }

  /** In a transaction of the tenant. Of everybody with a meeting, by organisation and name. */
  async all(matchmakingId: string): Promise<PersonalAgenda[]> {
    const meetings = await this.gatherings.meetings(matchmakingId);
    const people = new Map(
      meetings.flatMap(({ sides }) => sides).map(({ recipient }) => [recipient.id, recipient]),
    );
    const agendas = await this.forPeople(matchmakingId, [...people.values()], meetings);
    return agendas.sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  }

  /** Notes the newest version, so that a paper can tell whether it still holds. */
  async note(matchmakingId: string, version: number, meetings: readonly PublishedMeeting[]): Promise<void> {
    const digests = [...meetingsByPerson(meetings)].map(([id, own]) => [id, digestOf(own)] as const);
    await this.versions.note(matchmakingId, version, new Map(digests));
  }

  private async forPeople(
    matchmakingId: string,
    people: readonly Recipient[],
    known?: readonly PublishedMeeting[],
  ): Promise<PersonalAgenda[]> {
    const gathering = await this.gatherings.find(matchmakingId);
    const version = await this.gatherings.scheduleVersion(matchmakingId);
    if (!gathering || version === null) return [];
    const published = known ?? (await this.gatherings.meetings(matchmakingId));
    const meetings = meetingsByPerson(published);
    const readers = new Map(
      published.flatMap(({ sides }) => sides).map((side) => [side.recipient.id, side.recipient]),
    );
    const organisations = await this.gatherings.organisations(matchmakingId);
    const changes = await this.versions.of(matchmakingId);
    return people.map((person) => ({
      gathering,
      recipient: readers.get(person.id) ?? person,
      organisation: organisations.get(person.id) ?? person.name,
      version,
      changedIn: changes.get(person.id)?.version ?? version,
      changedAt: changes.get(person.id)?.changedAt ?? new Date(0),
      meetings: meetings.get(person.id) ?? [],
    }));
  }
}

/** Each person's meetings in order of time. */
export function meetingsByPerson(meetings: readonly PublishedMeeting[]): Map<string, MeetingFacts[]> {
  const byPerson = new Map<string, MeetingFacts[]>();
  for (const { recipient, meeting } of meetings.flatMap(({ sides }) => sides)) {
    const own = byPerson.get(recipient.id);
    if (own) own.push(meeting);
    else byPerson.set(recipient.id, [meeting]);
  }
  for (const own of byPerson.values()) own.sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  return byPerson;
}

const nameOf = ({ organisation, recipient }: PersonalAgenda): string => `${organisation} ${recipient.name}`;

/** What is on the paper; the number that calendars go by is not. */
function digestOf(meetings: readonly MeetingFacts[]): string {
  const shown = meetings.map(({ sequence: _, ...meeting }) => meeting);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}

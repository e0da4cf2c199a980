import type { Schema } from '../../api/client';
import type { Participant } from '../participants/filters';
import type { ParticipantRow } from '../workbench/participant-rows';

type Requests = Schema<'RequestStatistics'>['byParticipant'][number];

/** What one participant asked for and got. */
export interface Outcome {
  readonly participant: Participant;
  readonly sent: number;
  readonly received: number;
  /** Accepted requests: the meetings wanted. */
  readonly accepted: number;
  readonly placed: number;
  readonly breaks: number;
  readonly tableChanges: number;
}

export function outcomesOf(
  participants: readonly Participant[],
  requests: readonly Requests[],
  rows: readonly ParticipantRow[],
): Outcome[] {
  const asked = new Map(requests.map((one) => [one.participantId, one]));
  const days = new Map<string, ParticipantRow[]>();
  for (const row of rows) days.set(row.participantId, [...(days.get(row.participantId) ?? []), row]);
  return participants
    .filter(({ state }) => state === 'admitted')
    .map((participant) => {
      const { sent = 0, received = 0, accepted = 0 } = asked.get(participant.id) ?? {};
      const own = days.get(participant.id) ?? [];
      return {
        participant,
        ...{ sent, received, accepted },
        placed: sumOf(own, ({ meetings }) => meetings.size),
        breaks: own[0]?.breaks ?? 0,
        tableChanges: sumOf(own, ({ movedSlotIds }) => movedSlotIds.size),
      };
    });
}

export const GROUPINGS = ['region', 'kind', 'delegates', 'sector'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What a group asked for and got, all of it together. */
export interface GroupOutcome extends Omit<Outcome, 'participant'> {
  readonly group: string;
  readonly participants: number;
  /** The part of the wanted meetings that is placed; null when none is wanted. */
  readonly share: number | null;
}

/** The outcomes by group, the largest first. */
export function grouped(outcomes: readonly Outcome[], by: Grouping): GroupOutcome[] {
  return membersOf(outcomes, by).map(([group, members]) => totalOf(group, members));
}

/** Who is in which group, the largest first. A participant of several sectors counts in each. */
export function membersOf<One extends { readonly participant: Participant }>(
  all: readonly One[],
  by: Grouping,
): (readonly [group: string, members: readonly One[]])[] {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    for (const group of groupsOf(one.participant, by)) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || a.localeCompare(b));
}

function groupsOf({ region, kind, delegates, sectors }: Participant, by: Grouping): readonly string[] {
  switch (by) {
    case 'region':
      return [region];
    case 'kind':
      return [kind];
    case 'delegates':
      return [delegates.length > 1 ? 'several' : 'one'];
    case 'sector':
      return sectors;
  }
}

export function totalOf(group: string, members: readonly Outcome[]): GroupOutcome {
  const accepted = sumOf(members, (one) => one.accepted);
  const placed = sumOf(members, (one) => one.placed);
  return {
    ...{ group, participants: members.length, accepted, placed },
    sent: sumOf(members, (one) => one.sent),
    received: sumOf(members, (one) => one.received),
    breaks: sumOf(members, (one) => one.breaks),
    tableChanges: sumOf(members, (one) => one.tableChanges),
    share: accepted === 0 ? null : placed / accepted,
  };
}

/**
 * How evenly the wanted meetings were placed, between 0 and 1: Jain's index of everybody's share placed (Jain, Chiu
 * and Hawe 1984). 1 means that all got the same part of what they wanted; null when nobody wanted any.
 */
export function evenness(outcomes: readonly Outcome[]): number | null {
  const shares = outcomes.filter(({ accepted }) => accepted > 0).map((one) => one.placed / one.accepted);
  const squares = sumOf(shares, (share) => share * share);
  if (squares === 0) return null;
  return sumOf(shares, (share) => share) ** 2 / (shares.length * squares);
}

function sumOf<T>(all: readonly T[], value: (one: T) => number): number {
  return all.reduce((sum, one) => sum + value(one), 0);
}

import { type Appearance, type Person, peopleOf, saysTheSame } from './appearance';

/** How one meeting differs between two schedules. */
export type Change =
  | {
      readonly kind: 'invited';
      readonly meetingId: string;
      readonly before: null;
      readonly after: Appearance;
    }
  | {
      readonly kind: 'moved';
      readonly meetingId: string;
      readonly before: Appearance;
      readonly after: Appearance;
    }
  | {
      readonly kind: 'cancelled';
      readonly meetingId: string;
      readonly before: Appearance;
      readonly after: null;
    };

/** Who gets mail if a difference is published. */
export interface BlastRadius {
  /** Persons with at least one changed meeting. */
  readonly people: number;
  /** Mails by kind: a meeting has two persons, and each gets its own. */
  readonly invitations: number;
  readonly moves: number;
  readonly cancellations: number;
  /** Meetings that stay as they are. */
  readonly unchangedMeetings: number;
}

/** The meetings that differ, in the order of the new schedule, then the cancelled ones. */
export function differenceOf(
  before: ReadonlyMap<string, Appearance>,
  after: ReadonlyMap<string, Appearance>,
): readonly Change[] {
  const changes: Change[] = [];
  for (const [meetingId, entry] of after) {
    const old = before.get(meetingId);
    if (!old) changes.push({ kind: 'invited', meetingId, before: null, after: entry });
    else if (!saysTheSame(old, entry)) changes.push({ kind: 'moved', meetingId, before: old, after: entry });
  }
  for (const [meetingId, old] of before) {
    if (!after.has(meetingId)) changes.push({ kind: 'cancelled', meetingId, before: old, after: null });
  }
  return changes;
}

/** The mails a list of changes causes. When another delegate takes over, one is invited and the other cancelled. */
export function blastRadiusOf(changes: readonly Change[], meetingsAfter: number): BlastRadius {
  const people = new Set<string>();
  const mails = { invitations: 0, moves: 0, cancellations: 0 };
  for (const change of changes) {
    const before = new Set(change.before ? peopleOf(change.before).map(keyOf) : []);
    const after = new Set(change.after ? peopleOf(change.after).map(keyOf) : []);
    for (const person of new Set([...before, ...after])) {
      people.add(person);
      if (!before.has(person)) mails.invitations += 1;
      else if (!after.has(person)) mails.cancellations += 1;
      else mails.moves += 1;
    }
  }
  const changedAfter = changes.filter((change) => change.after !== null).length;
  return { people: people.size, ...mails, unchangedMeetings: meetingsAfter - changedAfter };
}

/** One participant that a difference concerns, and in how many meetings. */
export interface Affected {
  readonly participantId: string;
  /** Delegates who get at least one mail. */
  readonly delegates: number;
  readonly invited: number;
  readonly moved: number;
  readonly cancelled: number;
}

/** The participants concerned by a list of changes, in the order of their first meeting in it. */
export function affectedParticipants(changes: readonly Change[]): readonly Affected[] {
  const people = affectedPeople(changes);
  const participants = [...new Set(people.map((person) => person.participantId))];
  return participants.map((participantId) => {
    const count = (kind: Change['kind']): number =>
      changes.filter((change) => change.kind === kind && sidesOf(change).includes(participantId)).length;
    return {
      participantId,
      delegates: people.filter((person) => person.participantId === participantId).length,
      invited: count('invited'),
      moved: count('moved'),
      cancelled: count('cancelled'),
    };
  });
}

function sidesOf(change: Change): readonly string[] {
  const { aId, bId } = change.after ?? change.before;
  return [aId, bId];
}

/** The persons concerned by a list of changes. */
export function affectedPeople(changes: readonly Change[]): readonly Person[] {
  const byKey = new Map<string, Person>();
  for (const { before, after } of changes) {
    for (const entry of [before, after]) {
      if (entry) for (const person of peopleOf(entry)) byKey.set(keyOf(person), person);
    }
  }
  return [...byKey.values()];
}

function keyOf(person: Person): string {
  return `${person.participantId} ${person.seatNo}`;
}

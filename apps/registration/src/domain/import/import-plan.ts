import { letIn, type Room } from '../admission';
import type { Participant } from '../participant';
import { enter, type Entering } from '../participant-entry';
import type { ImportError } from './import-row';
import type { ImportedParticipant } from './read-import';

/** What an import would do; `after` is what is to be stored. */
export interface PlannedParticipant {
  readonly before: Participant | null;
  readonly after: Participant;
}

/** A participant that is there already, as far as an import must not collide with it. */
export interface Registered {
  readonly reference: string | null;
  readonly name: string;
  /** In small letters. */
  readonly emails: readonly string[];
}

/** Names and addresses of the file that belong to participants the file does not speak of. */
export function findCollisions(
  imported: readonly ImportedParticipant[],
  registered: readonly Registered[],
): ImportError[] {
  const referenceSet = new Set(imported.map(({ reference }) => reference));
  const others = registered.filter(({ reference }) => reference === null || !referenceSet.has(reference));
  const nameSet = new Set(others.map(({ name }) => name.toLowerCase()));
  const emailSet = new Set(others.flatMap(({ emails }) => emails));
  return imported.flatMap(({ row, rows, profile, delegates }) => [
    ...(nameSet.has(profile.name.toLowerCase())
      ? [{ row, column: 'name', value: profile.name, expected: 'a name that no other participant has' }]
      : []),
    ...delegates.flatMap(({ email }, index) =>
      emailSet.has(email.toLowerCase())
        ? [
            {
              row: rows[index] ?? row,
              column: 'delegate_email',
              value: email,
              expected: 'an address that no delegate of another participant has',
            },
          ]
        : [],
    ),
  ]);
}

/** The registered participant brought up to what the file says; itself, with its revision, when that is nothing new. */
export function update(before: Participant, imported: ImportedParticipant, entering: Entering): Participant {
  const after = enter(before, imported, entering);
  return contentOf(after) === contentOf(before) ? before : { ...after, revision: before.revision + 1 };
}

function contentOf(participant: Participant): string {
  const { name, kind, region, country, sectors, offers, needs, languages, description, website } =
    participant;
  const { zone, attends, localHours, maxMeetings, delegates, unavailable } = participant;
  return JSON.stringify([
    [name, kind, region, country, sectors, offers, needs, languages, description, website],
    [
      zone,
      attends,
      localHours?.from,
      localHours?.until,
      maxMeetings,
      delegates.map(({ id, name: person, email, language, zone: home }) => [
        id,
        person,
        email,
        language,
        home,
      ]),
    ],
    unavailable.map((window) => [window.startsLocal, window.endsLocal, window.zone]),
  ]);
}

/** Lets the new participants in, in the order of the file, while there is room. */
export function admitInOrder(participants: readonly Participant[], room: Room, now: Date): Participant[] {
  let { admitted } = room;
  return participants.map((participant) => {
    const after = letIn(participant, { ...room, admitted }, now);
    if (after.state === 'admitted') admitted += 1;
    return after;
  });
}

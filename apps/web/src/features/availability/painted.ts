import type { Schema } from '../../api/client';
import { wallTime } from '../../parts/times';

export type Slot = Pick<
  Schema<'Programme'>['slots'][number],
  'id' | 'sessionId' | 'startsAt' | 'endsAt' | 'startsLocal'
>;
export type Absence = Schema<'RegisteredParticipant'>['unavailable'][number];
type AbsenceEntry = NonNullable<Schema<'ChangeParticipant'>['unavailable']>[number];

/** The slots that an absence touches, in the order of the slots: none of them can hold a meeting. */
export function blockedSlots(slots: readonly Slot[], absences: readonly Absence[]): string[] {
  return slots.filter((slot) => absences.some((absence) => touches(absence, slot))).map(({ id }) => id);
}

/**
 * The absences after painting. One stays as it was written while all its slots stay blocked, since it may be longer
 * than the programme; what is blocked beyond those becomes one absence for each run of neighbouring slots.
 * @param zone the gathering's, in which slots are written
 */
export function absencesAfter(
  slots: readonly Slot[],
  before: readonly Absence[],
  blocked: ReadonlySet<string>,
  zone: string,
): AbsenceEntry[] {
  const kept = before.filter((absence) =>
    slots.every((slot) => !touches(absence, slot) || blocked.has(slot.id)),
  );
  const covered = new Set(blockedSlots(slots, kept));
  const runs: (readonly [first: Slot, last: Slot])[] = [];
  let isRunning = false;
  for (const slot of slots) {
    const isNew = blocked.has(slot.id) && !covered.has(slot.id);
    const run = runs.at(-1);
    if (isNew && isRunning && run?.[1].sessionId === slot.sessionId) runs[runs.length - 1] = [run[0], slot];
    else if (isNew) runs.push([slot, slot]);
    isRunning = isNew;
  }
  return [
    ...kept.map(({ startsLocal, endsLocal, zone: own }) => ({ startsLocal, endsLocal, zone: own })),
    ...runs.map(([first, last]) => ({
      startsLocal: first.startsLocal,
      endsLocal: wallTime(last.endsAt, zone),
      zone,
    })),
  ];
}

function touches({ startsAt, endsAt }: Absence, slot: Slot): boolean {
  return startsAt < slot.endsAt && slot.startsAt < endsAt;
}

/** Whether a slot lies within the hours that a remote participant accepts, by the clock of its zone. */
export function isWithinHours(
  { startsAt, endsAt }: Slot,
  { from, until }: { readonly from: string; readonly until: string },
  zone: string,
): boolean {
  const [start, end] = [wallTime(startsAt, zone), wallTime(endsAt, zone)];
  return start.slice(0, 10) === end.slice(0, 10) && start.slice(11) >= from && end.slice(11) <= until;
}

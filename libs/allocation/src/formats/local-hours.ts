import { InvalidInput } from '../invalid-input';
import type { Participant, Problem, Slot } from '../problem';

/** Minutes since local midnight at an instant (ISO 8601) in an IANA zone; throws RangeError for no zone. */
export type LocalTime = (instant: string, zone: string) => number;

/**
 * Finds for each participant with local hours the slots that are not wholly inside them. The engine knows no
 * zones, so the caller tells the local time.
 *
 * @example resolveLocalHours(problem, (instant, zone) => minutesOfDay(instant, zone))
 */
export function resolveLocalHours(problem: Problem, localTime: LocalTime): Problem {
  const participants = problem.participants.map((participant, position) => {
    if (!participant.localHours) return participant;
    const path = `$.participants[${position}]`;
    const outsideLocalHours = problem.slots
      .filter((slot) => !isInside(participant, slot, localTime, path))
      .map(({ id }) => id);
    return { ...participant, outsideLocalHours };
  });
  return { ...problem, participants };
}

function isInside(
  { localHours, zone }: Participant,
  { id, start, end }: Slot,
  localTime: LocalTime,
  path: string,
): boolean {
  const [from, to] = (localHours ?? ['00:00', '24:00']).map(minutesOf);
  if (zone === undefined)
    throw new InvalidInput(
      'PROBLEM.NO_ZONE',
      path,
      'has localHours but no zone',
      'add the IANA zone, such as "America/Bogota"',
    );
  if (start === undefined || end === undefined)
    throw new InvalidInput(
      'PROBLEM.NO_TIMES',
      `${path}.localHours`,
      `cannot be compared with slot "${id}", which has no times`,
      'give every slot its start and end',
    );
  const begins = localTimeAt(localTime, start, zone, path);
  const ends = begins + (Date.parse(end) - Date.parse(start)) / 60_000;
  return begins >= (from ?? 0) && ends <= (to ?? 1440);
}

function localTimeAt(localTime: LocalTime, instant: string, zone: string, path: string): number {
  try {
    return localTime(instant, zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidInput(
      'PROBLEM.UNKNOWN_ZONE',
      `${path}.zone`,
      `"${zone}" is no time zone, or "${instant}" no instant`,
      'write it as in "America/Bogota" and "2015-06-12T07:00:00Z"',
    );
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

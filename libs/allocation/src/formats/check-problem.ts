import { InvalidInput } from '../invalid-input';
import type { Buffer, Meeting, Participant, Problem } from '../problem';
import { delegateCount } from '../problem-index';
import { LIMITS } from './limits';

/** Refuses a problem that contradicts itself: an id given twice, a name that nobody bears, an order of time
 * that runs backwards, numbers outside their range. Throws InvalidInput with the path of the value. */
export function checkProblem(problem: Problem): void {
  checkSizes(problem);
  const slots = idsOf(problem.slots, '$.slots');
  const participants = idsOf(problem.participants, '$.participants');
  const tables = idsOf(problem.tables, '$.tables');
  const meetings = idsOf(problem.meetings, '$.meetings');
  const sessions = new Set(problem.slots.flatMap(({ session }) => session ?? []));
  const known = (set: ReadonlySet<string>, id: string, path: string, thing: string) => {
    if (!set.has(id))
      fail(
        'UNKNOWN_ID',
        path,
        `${quote(id)} is no ${thing} of the problem`,
        `its id is misspelt or the ${thing} is missing`,
      );
  };
  const knownAll = (
    set: ReadonlySet<string>,
    ids: readonly string[] | undefined,
    path: string,
    thing: string,
  ) => {
    ids?.forEach((id, position) => {
      known(set, id, `${path}[${position}]`, thing);
    });
  };
  checkTimes(problem);

  problem.tables.forEach((table, position) => {
    const path = `$.tables[${position}]`;
    knownAll(slots, table.slots, `${path}.slots`, 'slot');
    if (table.owner !== undefined) known(participants, table.owner, `${path}.owner`, 'participant');
  });
  problem.participants.forEach((participant, position) => {
    const path = `$.participants[${position}]`;
    knownAll(slots, participant.unavailable, `${path}.unavailable`, 'slot');
    knownAll(slots, participant.outsideLocalHours, `${path}.outsideLocalHours`, 'slot');
    checkParticipant(participant, path);
    if (participant.buffer) checkBuffer(problem, participant.buffer, `${path}.buffer`);
    participant.namedDelegates?.forEach((delegate, number) => {
      knownAll(slots, delegate.unavailable, `${path}.namedDelegates[${number}].unavailable`, 'slot');
    });
  });
  const delegations = checkDelegates(problem);
  idsOf(problem.interpreters ?? [], '$.interpreters');
  problem.interpreters?.forEach((interpreter, position) => {
    knownAll(slots, interpreter.unavailable, `$.interpreters[${position}].unavailable`, 'slot');
  });
  problem.meetings.forEach((meeting, position) => {
    const path = `$.meetings[${position}]`;
    knownAll(participants, meeting.participants, `${path}.participants`, 'participant');
    knownAll(sessions, meeting.sessions, `${path}.sessions`, 'session');
    knownAll(meetings, meeting.after, `${path}.after`, 'meeting');
    if (meeting.fixed) known(slots, meeting.fixed.slot, `${path}.fixed.slot`, 'slot');
    if (meeting.fixed?.table !== undefined)
      known(tables, meeting.fixed.table, `${path}.fixed.table`, 'table');
    checkMeeting(meeting, path);
    checkAttendance(meeting, delegations, path);
  });
  problem.forbiddenPairs?.forEach((pair, position) => {
    knownAll(participants, pair, `$.forbiddenPairs[${position}]`, 'participant');
  });
  // What was published may name a slot or table that is gone by now: then the meeting has to move.
  for (const id of Object.keys(problem.published ?? {}))
    known(meetings, id, `$.published[${quote(id)}]`, 'meeting');
  if (problem.rules?.buffer) checkBuffer(problem, problem.rules.buffer, '$.rules.buffer');
  const difference = problem.rules?.maxBreakDifference;
  if (difference !== undefined) wholeNumber(difference, '$.rules.maxBreakDifference', 0, LIMITS.slots);
}

function checkSizes(problem: Problem): void {
  const limit = (name: 'slots' | 'tables' | 'participants' | 'interpreters' | 'meetings') => {
    const length = problem[name]?.length ?? 0;
    if (length > LIMITS[name])
      fail(
        'TOO_LARGE',
        `$.${name}`,
        `has ${length} entries, more than ${LIMITS[name]}`,
        'several gatherings are in one file',
      );
  };
  (['slots', 'tables', 'participants', 'interpreters', 'meetings'] as const).forEach(limit);
  const { slots, meetings, participants } = problem;
  problem.participants.forEach((participant, position) => {
    const field = participant.namedDelegates ? 'namedDelegates' : 'delegates';
    wholeNumber(delegateCount(participant), `$.participants[${position}].${field}`, 1, LIMITS.delegates);
  });
  const lanes = participants.reduce((sum, participant) => sum + delegateCount(participant), 0);
  if (slots.length * Math.max(meetings.length, lanes) > LIMITS.cells)
    fail(
      'TOO_LARGE',
      '$',
      `${meetings.length} meetings and ${lanes} delegates in ${slots.length} slots are too many`,
      'the days can be planned one by one',
    );
}

function checkTimes({ slots }: Problem): void {
  slots.forEach(({ start, end }, position) => {
    const path = `$.slots[${position}]`;
    if ((start === undefined) !== (end === undefined))
      fail('HALF_A_SLOT', path, 'has only one of start and end', 'the other was forgotten');
    if (start === undefined || end === undefined) return;
    const [from, to] = [instant(start, `${path}.start`), instant(end, `${path}.end`)];
    if (to <= from)
      fail(
        'ENDS_BEFORE_START',
        path,
        `ends at ${end}, not after its start at ${start}`,
        'the two were swapped',
      );
    const before = slots[position - 1]?.end;
    if (before !== undefined && from < Date.parse(before))
      fail(
        'SLOTS_OVERLAP',
        `${path}.start`,
        `${start} is before the slot above ends (${before})`,
        'the slots are not in the order of time',
      );
  });
}

function instant(text: string, path: string): number {
  const value = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(value))
    fail(
      'NOT_AN_INSTANT',
      path,
      `${quote(text)} is no instant`,
      'the offset is missing; write it as 2015-06-12T07:00:00Z',
    );
  return value;
}

function checkParticipant(participant: Participant, path: string): void {
  for (const limit of ['maxMeetings', 'maxMeetingsPerSession', 'maxInARow'] as const) {
    const value = participant[limit];
    if (value !== undefined)
      wholeNumber(value, `${path}.${limit}`, limit === 'maxInARow' ? 1 : 0, LIMITS.meetings);
  }
  const { localHours, outsideLocalHours, zone } = participant;
  if (localHours && zone === undefined)
    fail('NO_ZONE', path, 'has localHours but no zone', 'add the IANA zone, such as "America/Bogota"');
  if (localHours && !outsideLocalHours)
    fail(
      'HOURS_UNRESOLVED',
      `${path}.localHours`,
      'has not been turned into slots',
      'resolveLocalHours was not called',
    );
}

function checkBuffer({ slots: grid }: Problem, { minutes, slots }: Buffer, path: string): void {
  if ((minutes === undefined) === (slots === undefined))
    fail('BAD_BUFFER', path, 'has not exactly one of minutes and slots', 'leave one of them out');
  if (slots !== undefined) wholeNumber(slots, `${path}.slots`, 0, LIMITS.slots);
  if (minutes === undefined) return;
  wholeNumber(minutes, `${path}.minutes`, 0, LIMITS.minutes);
  const untimed = grid.find(({ start }) => start === undefined);
  if (untimed)
    fail(
      'BAD_BUFFER',
      `${path}.minutes`,
      `cannot be kept, because slot ${quote(untimed.id)} has no times`,
      'give every slot start and end, or write the buffer in slots',
    );
}

function checkMeeting(meeting: Meeting, path: string): void {
  const [a, b] = meeting.participants;
  if (a === b)
    fail(
      'SELF_MEETING',
      `${path}.participants`,
      `${quote(a)} would meet itself`,
      'the second participant was mistyped',
    );
  if (meeting.weight !== undefined) wholeNumber(meeting.weight, `${path}.weight`, 1, LIMITS.weight);
  if (meeting.length !== undefined) wholeNumber(meeting.length, `${path}.length`, 1, LIMITS.length);
}

/** The named delegates by participant; an id belongs to one person alone. */
function checkDelegates({ participants }: Problem): Map<string, ReadonlySet<string>> {
  const seen = new Set<string>();
  return new Map(
    participants.flatMap(({ id, delegates, namedDelegates }, position) => {
      if (!namedDelegates) return [];
      const path = `$.participants[${position}]`;
      if (delegates !== undefined)
        fail('DELEGATES_TWICE', path, 'has both delegates and namedDelegates', 'leave delegates out');
      const own = idsOf(namedDelegates, `${path}.namedDelegates`);
      namedDelegates.forEach(({ id: delegate }, number) => {
        if (seen.has(delegate))
          fail(
            'DUPLICATE_ID',
            `${path}.namedDelegates[${number}].id`,
            `${quote(delegate)} is a delegate of another participant too`,
            'give every person an id of their own',
          );
        seen.add(delegate);
      });
      return [[id, own] as const];
    }),
  );
}

/** Whom a meeting asks for are delegates of its own two sides, each once. */
function checkAttendance(
  { participants, delegates = {} }: Meeting,
  delegations: ReadonlyMap<string, ReadonlySet<string>>,
  meetingPath: string,
): void {
  for (const [side, asked] of Object.entries(delegates)) {
    const path = `${meetingPath}.delegates[${quote(side)}]`;
    if (!participants.includes(side))
      fail('UNKNOWN_ID', path, `${quote(side)} is no side of the meeting`, 'its id is misspelt');
    const ids = 'allOf' in asked ? asked.allOf : asked.anyOf;
    if (ids.length === 0) fail('NOBODY_ASKED', path, 'asks for nobody', 'leave it out when anybody will do');
    ids.forEach((id, position) => {
      if (delegations.get(side)?.has(id) !== true)
        fail(
          'UNKNOWN_ID',
          path,
          `${quote(id)} is no named delegate of ${quote(side)}`,
          'its id is misspelt or namedDelegates lacks it',
        );
      if (ids.indexOf(id) !== position)
        fail('DUPLICATE_ID', path, `${quote(id)} is given twice`, 'it was copied');
    });
  }
}

function idsOf(items: readonly { readonly id: string }[], path: string): Set<string> {
  const ids = new Set<string>();
  items.forEach(({ id }, position) => {
    const here = `${path}[${position}].id`;
    if (id.length === 0 || id.length > LIMITS.idLength)
      fail(
        'BAD_ID',
        here,
        `an id has 1 to ${LIMITS.idLength} characters, not ${id.length}`,
        'a column is empty or shifted',
      );
    if (ids.has(id)) fail('DUPLICATE_ID', here, `${quote(id)} is given twice`, 'a row was copied');
    ids.add(id);
  });
  return ids;
}

function wholeNumber(value: number, path: string, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  fail('OUT_OF_RANGE', path, `${value} is no whole number from ${least} to ${most}`, 'it was mistyped');
}

function fail(reason: string, path: string, problem: string, advice: string): never {
  throw new InvalidInput(`PROBLEM.${reason}`, path, problem, advice);
}

const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

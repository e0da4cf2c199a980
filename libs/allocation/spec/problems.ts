import * as fc from 'fast-check';
import type { Assignment, Meeting, Participant, Problem } from '../src';

/** A problem in few words: `slots` slots, `tables` tables, one meeting `m1…` for each pair such as `a-b`. */
export function aProblem(
  pairs: readonly string[],
  slots: number,
  tables: number,
  rest: Partial<Problem> = {},
): Problem {
  const meetings = pairs.map((pair, position): Meeting => {
    const [a = '', b = ''] = pair.split('-');
    return { id: `m${position + 1}`, participants: [a, b] };
  });
  const ids = [...new Set(meetings.flatMap(({ participants }) => participants))];
  return {
    format: 'ronda.problem/1',
    name: 'spec',
    zone: 'UTC',
    slots: numbered('s', slots),
    tables: numbered('t', tables),
    participants: ids.map((id) => ({ id })),
    meetings,
    ...rest,
  };
}

export const numbered = (stem: string, count: number) =>
  Array.from({ length: count }, (_, position) => ({ id: `${stem}${position + 1}` }));

/** Changes one participant of a problem. */
export const withParticipant = (problem: Problem, id: string, change: Partial<Participant>): Problem => ({
  ...problem,
  participants: problem.participants.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** Changes one meeting of a problem. */
export const withMeeting = (problem: Problem, id: string, change: Partial<Meeting>): Problem => ({
  ...problem,
  meetings: problem.meetings.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** The same problem where nobody needs time between meetings. */
export const withoutBuffers = (problem: Problem): Problem => ({
  ...problem,
  participants: problem.participants.map(({ buffer: _buffer, ...participant }) => participant),
});

/** The same problem with every meeting in one slot. */
export const withShortMeetings = (problem: Problem): Problem => ({
  ...problem,
  meetings: problem.meetings.map(({ length: _length, ...meeting }) => meeting),
});

/** The same problem where delegations of several people have names, and every other meeting asks for some of them. */
export const withNames = (problem: Problem): Problem => ({
  ...problem,
  participants: problem.participants.map(({ delegates = 1, ...one }) =>
    delegates === 1
      ? one
      : {
          ...one,
          namedDelegates: [{ id: `${one.id}-1`, unavailable: ['s1'] }, { id: `${one.id}-2` }],
        },
  ),
  meetings: problem.meetings.map((meeting, position) => {
    const [side] = meeting.participants;
    const isNamed = (problem.participants.find(({ id }) => id === side)?.delegates ?? 1) > 1;
    if (!isNamed || position % 2 === 1) return meeting;
    const asked = position % 4 === 0 ? { anyOf: [`${side}-1`] } : { allOf: [`${side}-1`, `${side}-2`] };
    return { ...meeting, delegates: { [side]: asked } };
  }),
});

/** The same problem where nobody has a name. */
export const withoutNames = (problem: Problem): Problem => ({
  ...problem,
  participants: problem.participants.map(({ namedDelegates, ...one }) =>
    namedDelegates ? { ...one, delegates: namedDelegates.length } : one,
  ),
  meetings: problem.meetings.map(({ delegates: _delegates, ...meeting }) => meeting),
});

/** `m1 s1 t1` as an assignment; a fourth word names the interpreter. */
export const placed = (...texts: readonly string[]): Assignment[] =>
  texts.map((text) => {
    const [meeting = '', slot = '', table = '', interpreter] = text.split(' ');
    return interpreter === undefined ? { meeting, slot, table } : { meeting, slot, table, interpreter };
  });

interface Size {
  readonly slots: number;
  readonly tables: number;
  readonly participants: number;
  readonly meetings: number;
}

/** Small problems with every kind of rule in them, often too tight to place everything. */
export function someProblem(
  size: Size = { slots: 6, tables: 3, participants: 6, meetings: 12 },
): fc.Arbitrary<Problem> {
  const index = (count: number) => fc.nat({ max: count - 1 });
  const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2, nil: undefined });
  return fc
    .record({
      slots: fc.integer({ min: 1, max: size.slots }),
      tables: fc.integer({ min: 1, max: size.tables }),
      participants: fc.integer({ min: 2, max: size.participants }),
    })
    .chain(({ slots, tables, participants }) => {
      const slotIds = fc
        .uniqueArray(index(slots), { maxLength: 2 })
        .map((list) => list.map((slot) => `s${slot + 1}`));
      const participant = fc.record({
        unavailable: slotIds,
        delegates: fc.constantFrom(1, 1, 1, 2),
        maxMeetings: rarely(fc.integer({ min: 1, max: 4 })),
        maxMeetingsPerSession: rarely(fc.integer({ min: 1, max: 3 })),
        maxInARow: rarely(fc.integer({ min: 1, max: 3 })),
        attends: fc.constantFrom('on-site' as const, 'on-site' as const, 'remote' as const),
        buffer: fc.constantFrom(
          undefined,
          { slots: 1 },
          { slots: 2 },
          {
            slots: 1,
            between: 'meetings' as const,
          },
        ),
        languages: fc.constantFrom(['en'], ['en', 'es'], ['es'], []),
      });
      const meeting = fc.record({
        a: index(participants),
        b: index(participants - 1),
        weight: fc.integer({ min: 1, max: 3 }),
        length: fc.constantFrom(1, 1, 2, 3),
        sessions: rarely(fc.constantFrom(['morning'], ['afternoon'])),
        fixed: rarely(index(slots)),
        after: rarely(index(12)),
      });
      return fc
        .record({
          kinds: fc.array(
            fc.constantFrom('table' as const, 'table' as const, 'virtual' as const, 'booth' as const),
            { minLength: tables, maxLength: tables },
          ),
          days: fc.constantFrom(slots, Math.ceil(slots / 2)),
          people: fc.array(participant, { minLength: participants, maxLength: participants }),
          wishes: fc.array(meeting, { minLength: 1, maxLength: size.meetings }),
          vetoes: fc.array(fc.tuple(index(participants), index(participants - 1)), { maxLength: 1 }),
          interpreterAway: slotIds,
          published: fc.boolean(),
          hasBuffers: fc.constantFrom(false, false, false, true),
          hasLengths: fc.constantFrom(false, false, true),
          hasNames: fc.constantFrom(false, false, true),
          difference: rarely(fc.nat({ max: 2 })),
        })
        .map((drawn) => build(slots, drawn));
    });

  function build(slots: number, drawn: Drawn): Problem {
    const sessions = slots > 1 ? ['morning', 'afternoon'] : ['morning'];
    const other = (a: number, b: number) => (b >= a ? b + 1 : b);
    const defined = <T extends object>(value: T): T =>
      Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
    const meetings = drawn.wishes.map(
      ({ a, b, weight, length, sessions: asked, fixed, after }, position): Meeting =>
        defined({
          id: `m${position + 1}`,
          participants: [`p${a + 1}`, `p${other(a, b) + 1}`] as [string, string],
          weight,
          length: drawn.hasLengths && length > 1 ? length : undefined,
          sessions: asked?.filter((session) => sessions.includes(session)),
          fixed: fixed === undefined ? undefined : { slot: `s${fixed + 1}` },
          after: after === undefined || after >= position ? undefined : [`m${after + 1}`],
        } as Meeting),
    );
    const problem: Problem = defined({
      format: 'ronda.problem/1' as const,
      name: 'drawn',
      zone: 'UTC',
      slots: numbered('s', slots).map((slot, position) => ({
        ...slot,
        session: position < slots / 2 ? 'morning' : (sessions[1] ?? 'morning'),
        day: position < drawn.days ? 'first' : 'second',
      })),
      tables: drawn.kinds.map((kind, position) => ({ id: `t${position + 1}`, kind })),
      participants: drawn.people.map(({ buffer, ...one }, position) =>
        defined({
          id: `p${position + 1}`,
          ...one,
          buffer: drawn.hasBuffers ? buffer : undefined,
        } as Participant),
      ),
      interpreters: [{ id: 'i1', languages: ['en', 'es'], unavailable: drawn.interpreterAway }],
      meetings,
      forbiddenPairs: drawn.vetoes.map(([a, b]): [string, string] => [`p${a + 1}`, `p${other(a, b) + 1}`]),
      rules: drawn.difference === undefined ? {} : { maxBreakDifference: drawn.difference },
      published: drawn.published ? { m1: { slot: 's1', table: 't1' } } : {},
    });
    return drawn.hasNames ? withNames(problem) : problem;
  }
}

interface Drawn {
  readonly kinds: readonly ('table' | 'virtual' | 'booth')[];
  readonly days: number;
  readonly people: readonly { readonly buffer: Participant['buffer'] | undefined }[];
  readonly wishes: readonly {
    readonly a: number;
    readonly b: number;
    readonly weight: number;
    readonly length: number;
    readonly sessions: readonly string[] | undefined;
    readonly fixed: number | undefined;
    readonly after: number | undefined;
  }[];
  readonly vetoes: readonly (readonly [number, number])[];
  readonly interpreterAway: readonly string[];
  readonly published: boolean;
  readonly hasBuffers: boolean;
  readonly hasLengths: boolean;
  readonly hasNames: boolean;
  readonly difference: number | undefined;
}

/** A gathering like the first of Milan: 28 against 14 parties, 230 accepted requests, 18 slots, 12 tables. */
export function aGathering(meetings = 230, slots = 18, tables = 12): Problem {
  // A small linear congruential sequence (Numerical Recipes) stands for who asks whom.
  let state = 2015;
  const next = (count: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // The low bits of such a sequence repeat too soon to be of use.
    return (state >>> 16) % count;
  };
  const pairs = new Set<string>();
  const asked = new Map<string, number>();
  while (pairs.size < meetings) {
    const [a, b] = [`e${next(28)}`, `l${next(14)}`];
    if (pairs.has(`${a}-${b}`) || (asked.get(a) ?? 0) >= slots || (asked.get(b) ?? 0) >= slots) continue;
    pairs.add(`${a}-${b}`);
    asked.set(a, (asked.get(a) ?? 0) + 1).set(b, (asked.get(b) ?? 0) + 1);
  }
  return aProblem([...pairs], slots, tables);
}

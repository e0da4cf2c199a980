/* eslint-disable @typescript-eslint/no-explicit-any -- the texts are broken on purpose, against every type */
import * as fc from 'fast-check';
import { aProblem, someProblem, withMeeting, withParticipant } from '../../spec/problems';
import {
  allocate,
  exportCsv,
  importCsv,
  importDzn,
  InvalidInput,
  parseProblem,
  parseSchedule,
  printProblem,
  printSchedule,
} from '..';
import { LIMITS } from './limits';

const simple = aProblem(['a-b', 'a-c'], 2, 1);
const change = (edit: (json: Record<string, never>) => unknown) => {
  const json = JSON.parse(printProblem(simple)) as Record<string, never>;
  edit(json);
  return JSON.stringify(json);
};
/** Any error but InvalidInput is a bug. */
function expectCleanly(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as Error).message).toMatch(/\nMaybe .+\.$/);
  }
}

describe('ronda.problem/1', () => {
  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(someProblem(), (problem) => {
        expect(parseProblem(printProblem(problem))).toEqual(problem);
      }),
      { numRuns: 100, seed: 9 },
    );
  });

  it.each<[string, string, RegExp]>([
    ['is no JSON', '{', /the text: is no JSON/],
    [
      'has another format',
      change((it: any) => (it.format = 'x')),
      /\$\.format: "x" is not one of "ronda.problem\/1"/,
    ],
    ['has an unknown member', change((it: any) => (it.rule = {})), /\$\.rule: is an unknown member/],
    [
      'has an unknown member deep inside',
      change((it: any) => (it.meetings[1].wieght = 2)),
      /\$\.meetings\[1\]\.wieght: is an unknown member/,
    ],
    ['lacks a member', change((it: any) => delete it.tables), /\$: lacks "tables"/],
    [
      'has a text for a number',
      change((it: any) => (it.meetings[0].weight = '2')),
      /\$\.meetings\[0\]\.weight: "2" is not a whole number/,
    ],
    [
      'has three sides',
      change((it: any) => (it.meetings[0].participants = ['a', 'b', 'c'])),
      /\$\.meetings\[0\]\.participants: .* is not a list of two/,
    ],
    [
      'names a stranger',
      change((it: any) => (it.meetings[0].participants[1] = 'zz')),
      /\$\.meetings\[0\]\.participants\[1\]: "zz" is no participant/,
    ],
    [
      'names an unknown slot',
      change((it: any) => (it.participants[0].unavailable = ['s9'])),
      /\$\.participants\[0\]\.unavailable\[0\]: "s9" is no slot/,
    ],
    [
      'gives an id twice',
      change((it: any) => (it.slots[1].id = 's1')),
      /\$\.slots\[1\]\.id: "s1" is given twice/,
    ],
    [
      'lets one meet itself',
      change((it: any) => (it.meetings[0].participants = ['a', 'a'])),
      /"a" would meet itself/,
    ],
    [
      'takes half a slot',
      change((it: any) => (it.meetings[0].length = 0.5)),
      /\$\.meetings\[0\]\.length: 0\.5 is not a whole number/,
    ],
    [
      'takes no slot',
      change((it: any) => (it.meetings[0].length = 0)),
      /length: 0 is no whole number from 1/,
    ],
    [
      'has a buffer in minutes and in slots',
      change((it: any) => (it.rules = { buffer: { minutes: 5, slots: 1 } })),
      /\$\.rules\.buffer: has not exactly one of minutes and slots/,
    ],
    [
      'has a buffer in minutes without times',
      change((it: any) => (it.participants[0].buffer = { minutes: 5 })),
      /\$\.participants\[0\]\.buffer\.minutes: cannot be kept, because slot "s1" has no times/,
    ],
    [
      'counts delegates and names them',
      change((it: any) =>
        Object.assign(it.participants[0], { delegates: 2, namedDelegates: [{ id: 'kim' }] }),
      ),
      /\$\.participants\[0\]: has both delegates and namedDelegates/,
    ],
    [
      'names nobody',
      change((it: any) => (it.participants[0].namedDelegates = [])),
      /\$\.participants\[0\]\.namedDelegates: 0 is no whole number from 1/,
    ],
    [
      'sends one person for two',
      change(
        (it: any) =>
          (it.participants[0].namedDelegates = it.participants[1].namedDelegates = [{ id: 'kim' }]),
      ),
      /\$\.participants\[1\]\.namedDelegates\[0\]\.id: "kim" is a delegate of another participant too/,
    ],
    [
      'asks for somebody whom the side does not send',
      change((it: any) => (it.meetings[0].delegates = { a: { anyOf: ['kim'] } })),
      /\$\.meetings\[0\]\.delegates\["a"\]: "kim" is no named delegate of "a"/,
    ],
    [
      'asks for one of some and all of some',
      change((it: any) => (it.meetings[0].delegates = { a: { anyOf: ['kim'], allOf: ['kim'] } })),
      /delegates.*: has not exactly one of anyOf and allOf/,
    ],
    ['has a weight of none', change((it: any) => (it.meetings[0].weight = 0)), /0 is no whole number from 1/],
    [
      'has a slot that ends before it starts',
      change((it: any) =>
        Object.assign(it.slots[0], { start: '2015-06-12T08:00:00Z', end: '2015-06-12T07:00:00Z' }),
      ),
      /\$\.slots\[0\]: ends at/,
    ],
    [
      'has an instant without offset',
      change((it: any) =>
        Object.assign(it.slots[0], { start: '2015-06-12T08:00:00', end: '2015-06-12T09:00:00Z' }),
      ),
      /\$\.slots\[0\]\.start: .* is no instant/,
    ],
  ])('is refused when it %s', (_, text, message) => {
    expect(() => parseProblem(text)).toThrow(message);
    expectCleanly(() => parseProblem(text));
  });

  it('is refused by its size before any table of cells is made', () => {
    const slots = Array.from({ length: LIMITS.slots }, (_, slot) => ({ id: `s${slot}` }));
    const meetings = Array.from({ length: 30_000 }, (_, meeting) => ({
      id: `m${meeting}`,
      participants: ['a', 'b'] as const,
    }));
    expect(() => allocate({ ...simple, slots, meetings })).toThrow(
      /30000 meetings and 3 delegates in 2000 slots are too many/,
    );
    expect(() => allocate(withParticipant(simple, 'a', { delegates: 1e9 }))).toThrow(
      /delegates: 1000000000 is no whole number from 1 to 50/,
    );
  });

  it('never gives anything but a clean error, whatever the text', () => {
    const json = printProblem(withMeeting(simple, 'm2', { after: ['m1'] }));
    fc.assert(
      fc.property(
        fc.nat({ max: json.length }),
        fc.nat({ max: 12 }),
        fc.string(),
        fc.json(),
        (from, length, text, other) => {
          expectCleanly(() => parseProblem(json.slice(0, from) + text + json.slice(from + length)));
          expectCleanly(() => parseProblem(other));
          expectCleanly(() => parseSchedule(other));
        },
      ),
      { numRuns: 500, seed: 10 },
    );
  });

  it('turns local hours into the slots outside them', () => {
    const slots = [7, 12, 15].map((hour, position) => ({
      id: `s${position + 1}`,
      start: `2015-06-12T${String(hour).padStart(2, '0')}:00:00Z`,
      end: `2015-06-12T${String(hour).padStart(2, '0')}:20:00Z`,
    }));
    const bogota = withParticipant({ ...simple, slots }, 'a', {
      attends: 'remote',
      zone: 'America/Bogota',
      localHours: ['07:00', '10:10'],
    });
    const localTime = (instant: string) => (new Date(instant).getUTCHours() - 5) * 60;
    expect(parseProblem(printProblem(bogota), { localTime }).participants[0]?.outsideLocalHours).toEqual([
      's1',
      's3',
    ]);
    expect(() => parseProblem(printProblem(bogota))).toThrow(/has not been turned into slots/);
    const lost = () => {
      throw new RangeError('zone');
    };
    expect(() => parseProblem(printProblem(bogota), { localTime: lost })).toThrow(
      /"America\/Bogota" is no time zone/,
    );
  });
});

describe('ronda.schedule/1', () => {
  it('is read back as it was printed, with causes and repairs of every kind', () => {
    fc.assert(
      fc.property(someProblem({ slots: 3, tables: 1, participants: 5, meetings: 12 }), (problem) => {
        const { schedule } = allocate(problem, { iterations: 100 });
        expect(parseSchedule(printSchedule(schedule))).toEqual(schedule);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

const DZN = `nBusiness = 3; % people\r\nnMeetings = 3; nTables = 2;\nnTotalSlots = 4; nMorningSlots = 2;
requested = [|1, 2, 3,\n|1, 3,1, |2,3,2, |];
meetingsxBusiness = [{1,2,3}, {1,2,4}, {1,3,4,}];\nnMeetingsBusiness = [2,2,2,];
forbidden = [{0,4}, {0}, {},];\nfixat = [0, 0, 3,];\nprecedences = [{2,}, {}, {}];\n`;

describe('b2bsop', () => {
  it('is read with comments, carriage returns, trailing commas and "fixat"', () => {
    const problem = importDzn(DZN, 'three');
    expect(problem.slots.map(({ session }) => session)).toEqual([
      'morning',
      'morning',
      'afternoon',
      'afternoon',
    ]);
    expect(problem.tables).toHaveLength(2);
    expect(problem.participants).toEqual([{ id: 'p1', unavailable: ['s4'] }, { id: 'p2' }, { id: 'p3' }]);
    expect(problem.meetings).toEqual([
      { id: 'm1', participants: ['p1', 'p2'], after: ['m2'] },
      { id: 'm2', participants: ['p1', 'p3'], sessions: ['morning'] },
      { id: 'm3', participants: ['p2', 'p3'], sessions: ['afternoon'], fixed: { slot: 's3' } },
    ]);
    expect(problem.rules).toEqual({ mustPlaceAll: true, maxBreakDifference: 2 });
  });

  it.each([
    ['nTables = 2', 'nTables = two', /line 2: "two" stands where a whole number is expected/],
    ['nTables = 2;', '', /nTables: is missing/],
    ['nTotalSlots = 4', 'nTotalSlots = 999999999', /nTotalSlots: 999999999 is no whole number from 0 to/],
    ['|1, 2, 3,', '|1, 2,', /requested: does not hold 3 numbers/],
    ['|1, 2, 3,', '|1, 9, 3,', /"p9" is no participant/],
    ['{0,4}', '{0,9}', /forbidden\[1\]: 9 is not between 0 and 4/],
    ['[0, 0, 3,]', '[0, 0, 7]', /fixat\[3\]: 7 is no slot/],
  ])('is refused when "%s" reads "%s"', (before, after, message) => {
    expect(() => importDzn(DZN.replace(before, after))).toThrow(message);
  });

  it('never gives anything but a clean error, whatever the text', () => {
    fc.assert(
      fc.property(fc.nat({ max: DZN.length }), fc.nat({ max: 9 }), fc.string(), (from, length, text) => {
        expectCleanly(() => importDzn(DZN.slice(0, from) + text + DZN.slice(from + length)));
      }),
      { numRuns: 500, seed: 12 },
    );
  });
});

describe('csv', () => {
  const text =
    'slots,4\ntables,2\npartner,participant,weight,session\n"Globex, Inc.",acme,2,morning\ninitech,acme,,\n';

  it('is read with columns in any order, quotes and a byte order mark', () => {
    const problem = importCsv(`\uFEFF${text}`);
    expect(problem.meetings).toEqual([
      { id: 'm1', participants: ['acme', 'Globex, Inc.'], weight: 2, sessions: ['morning'] },
      { id: 'm2', participants: ['acme', 'initech'] },
    ]);
    expect(importCsv(text.replaceAll(',', ';').replace('Globex; Inc.', 'Globex, Inc.')).meetings).toEqual(
      problem.meetings,
    );
  });

  it.each([
    ['slots,4\n', '', /line 1: "slots,<number>" is expected/],
    ['tables,2', 'tables,many', /line 2: "many" is no number of tables/],
    ['weight', 'wieght', /line 3: "wieght" is an unknown column/],
    ['initech', '', /line 5: participant or partner is empty/],
    ['"Globex, Inc."', '"Globex', /a quotation mark is not closed/],
  ])('is refused when "%s" reads "%s"', (before, after, message) => {
    expect(() => importCsv(text.replace(before, after))).toThrow(message);
  });

  it('knows lengths, and tells when a long meeting ends', () => {
    const problem = importCsv('slots,2\ntables,1\nparticipant,partner,length\na,b,2\n');
    expect(problem.meetings[0]).toMatchObject({ length: 2 });
    expect(() => importCsv('slots,2\ntables,1\nparticipant,partner,length\na,b,0\n')).toThrow(
      /line 4: "0" is no length/,
    );
    const slots = [
      { id: 's1', start: '2015-06-12T07:00:00Z', end: '2015-06-12T07:20:00Z' },
      { id: 's2', start: '2015-06-12T07:20:00Z', end: '2015-06-12T07:40:00Z' },
    ];
    const timed = { ...problem, slots };
    expect(exportCsv(timed, allocate(timed, { iterations: 0 }).schedule)).toContain(
      's1,2015-06-12T07:00:00Z,2015-06-12T07:40:00Z,t1,a,b',
    );
  });

  it('is written so that a spreadsheet takes nothing for a formula', () => {
    const problem = importCsv('slots,1\ntables,1\nparticipant,partner\n=1+1,"a ""b"""\n');
    const csv = exportCsv(problem, allocate(problem, { iterations: 0 }).schedule);
    expect(csv).toBe(
      `slot,start,end,table,participant,partner,interpreter,meeting\r\ns1,,,t1,'=1+1,"a ""b""",,m1\r\n`,
    );
  });
});

import { aProblem, placed, withMeeting, withParticipant } from '../../spec/problems';
import { checkPlacement, type Assignment, type Problem, type Reason } from '..';

const open = aProblem(['a-b', 'c-d', 'a-c', 'a-d'], 4, 2);
const withSessions: Problem = {
  ...open,
  slots: [
    { id: 's1', session: 'morning' },
    { id: 's2', session: 'morning' },
    { id: 's3', session: 'afternoon' },
    { id: 's4', session: 'afternoon' },
  ],
};
const speaking = (a: string[], b: string[]): Problem => ({
  ...withParticipant(withParticipant(open, 'a', { languages: a }), 'b', { languages: b }),
  interpreters: [
    { id: 'i1', languages: ['en', 'es'], unavailable: ['s2'] },
    { id: 'i2', languages: ['en', 'fr'] },
  ],
});

interface Case {
  readonly rule: string;
  readonly problem: Problem;
  readonly others?: Assignment[];
  /** The place that breaks the rule, and a place or problem that only just does not. */
  readonly broken: string;
  readonly reason: Reason;
  readonly kept: string;
  readonly keptProblem?: Problem;
}

const cases: Case[] = [
  {
    rule: 'a pair that must never meet never meets, whichever was named first',
    problem: { ...open, forbiddenPairs: [['b', 'a']] },
    broken: 'm1 s1 t1',
    reason: { kind: 'forbidden-pair', meeting: 'm1', participants: ['a', 'b'] },
    kept: 'm3 s1 t1',
  },
  {
    rule: 'nobody meets where they are not available',
    problem: withParticipant(open, 'b', { unavailable: ['s2'] }),
    broken: 'm1 s2 t1',
    reason: { kind: 'participant-unavailable', meeting: 'm1', participant: 'b', slot: 's2' },
    kept: 'm1 s1 t1',
  },
  {
    rule: 'nobody meets outside their local hours',
    problem: withParticipant(open, 'b', { outsideLocalHours: ['s2'] }),
    broken: 'm1 s2 t1',
    reason: { kind: 'outside-local-hours', meeting: 'm1', participant: 'b', slot: 's2' },
    kept: 'm1 s3 t1',
  },
  {
    rule: 'a meeting is held in a session asked for',
    problem: withMeeting(withSessions, 'm1', { sessions: ['morning'] }),
    broken: 'm1 s3 t1',
    reason: { kind: 'outside-session', meeting: 'm1', slot: 's3', sessions: ['morning'] },
    kept: 'm1 s2 t1',
  },
  {
    rule: 'a fixed meeting stays in its slot',
    problem: withMeeting(open, 'm1', { fixed: { slot: 's2' } }),
    broken: 'm1 s1 t1',
    reason: { kind: 'fixed-elsewhere', meeting: 'm1', slot: 's2', table: null },
    kept: 'm1 s2 t2',
  },
  {
    rule: 'a meeting fixed to a table stays at it',
    problem: withMeeting(open, 'm1', { fixed: { slot: 's2', table: 't2' } }),
    broken: 'm1 s2 t1',
    reason: { kind: 'fixed-elsewhere', meeting: 'm1', slot: 's2', table: 't2' },
    kept: 'm1 s2 t2',
  },
  {
    rule: 'a participant is in one meeting at a time',
    problem: open,
    others: placed('m3 s1 t2'),
    broken: 'm1 s1 t1',
    reason: {
      kind: 'participant-busy',
      meeting: 'm1',
      participant: 'a',
      slot: 's1',
      others: ['m3'],
      delegates: 1,
    },
    kept: 'm1 s2 t1',
  },
  {
    rule: 'two delegates are in two meetings at a time, not in three',
    problem: {
      ...withParticipant(open, 'a', { delegates: 2 }),
      tables: [{ id: 't1' }, { id: 't2' }, { id: 't3' }],
    },
    others: placed('m3 s1 t2', 'm4 s1 t3'),
    broken: 'm1 s1 t1',
    reason: {
      kind: 'participant-busy',
      meeting: 'm1',
      participant: 'a',
      slot: 's1',
      others: ['m3', 'm4'],
      delegates: 2,
    },
    kept: 'm1 s1 t1',
    keptProblem: {
      ...withParticipant(open, 'a', { delegates: 3 }),
      tables: [{ id: 't1' }, { id: 't2' }, { id: 't3' }],
    },
  },
  {
    rule: 'a participant holds no more meetings than its limit',
    problem: withParticipant(open, 'a', { maxMeetings: 1 }),
    others: placed('m3 s4 t1'),
    broken: 'm1 s1 t1',
    reason: {
      kind: 'limit-exceeded',
      meeting: 'm1',
      participant: 'a',
      limit: 'maxMeetings',
      allowed: 1,
      found: 2,
    },
    kept: 'm1 s1 t1',
    keptProblem: withParticipant(open, 'a', { maxMeetings: 2 }),
  },
  {
    rule: 'a participant holds no more meetings in a session than its limit',
    problem: withParticipant(withSessions, 'a', { maxMeetingsPerSession: 1 }),
    others: placed('m3 s1 t1'),
    broken: 'm1 s2 t1',
    reason: {
      kind: 'limit-exceeded',
      meeting: 'm1',
      participant: 'a',
      limit: 'maxMeetingsPerSession',
      allowed: 1,
      found: 2,
    },
    kept: 'm1 s3 t1',
  },
  {
    rule: 'a participant has no more meetings in a row than its limit',
    problem: withParticipant(open, 'a', { maxInARow: 2 }),
    others: placed('m3 s1 t1', 'm4 s3 t1'),
    broken: 'm1 s2 t1',
    reason: {
      kind: 'limit-exceeded',
      meeting: 'm1',
      participant: 'a',
      limit: 'maxInARow',
      allowed: 2,
      found: 3,
    },
    kept: 'm1 s4 t1',
  },
  {
    rule: 'a new session starts a new row',
    problem: withParticipant(withSessions, 'a', { maxInARow: 1 }),
    others: placed('m3 s2 t1'),
    broken: 'm1 s1 t1',
    reason: {
      kind: 'limit-exceeded',
      meeting: 'm1',
      participant: 'a',
      limit: 'maxInARow',
      allowed: 1,
      found: 2,
    },
    kept: 'm1 s3 t1',
  },
  {
    rule: 'a meeting after another is in a later slot, not in the same',
    problem: withMeeting(open, 'm1', { after: ['m2'] }),
    others: placed('m2 s2 t2'),
    broken: 'm1 s2 t1',
    reason: { kind: 'wrong-order', meeting: 'm1', earlier: 'm2', later: 'm1' },
    kept: 'm1 s3 t1',
  },
  {
    rule: 'a meeting before another is in an earlier slot',
    problem: withMeeting(open, 'm2', { after: ['m1'] }),
    others: placed('m2 s2 t2'),
    broken: 'm1 s3 t1',
    reason: { kind: 'wrong-order', meeting: 'm1', earlier: 'm1', later: 'm2' },
    kept: 'm1 s1 t1',
  },
  {
    rule: 'a table is used only while it exists',
    problem: { ...open, tables: [{ id: 't1', slots: ['s1'] }, { id: 't2' }] },
    broken: 'm1 s2 t1',
    reason: { kind: 'table-closed', meeting: 'm1', table: 't1', slot: 's2' },
    kept: 'm1 s1 t1',
  },
  {
    rule: 'a meeting with somebody remote is held in a virtual room',
    problem: {
      ...withParticipant(open, 'a', { attends: 'remote' }),
      tables: [{ id: 't1' }, { id: 't2', kind: 'virtual' }],
    },
    broken: 'm1 s1 t1',
    reason: { kind: 'table-unsuitable', meeting: 'm1', table: 't1', tableKind: 'table' },
    kept: 'm1 s1 t2',
  },
  {
    rule: 'a booth is used by meetings of its owner',
    problem: { ...open, tables: [{ id: 't1', kind: 'booth', owner: 'c' }, { id: 't2' }] },
    broken: 'm1 s1 t1',
    reason: { kind: 'table-owned', meeting: 'm1', table: 't1', owner: 'c' },
    kept: 'm3 s1 t1',
  },
  {
    rule: 'a table holds one meeting at a time',
    problem: open,
    others: placed('m2 s1 t1'),
    broken: 'm1 s1 t1',
    reason: { kind: 'table-busy', meeting: 'm1', table: 't1', slot: 's1', other: 'm2' },
    kept: 'm1 s1 t2',
  },
  {
    rule: 'a meeting without a common language has an interpreter',
    problem: { ...speaking(['en'], ['es']), interpreters: [] },
    broken: 'm1 s1 t1',
    reason: { kind: 'interpreter-missing', meeting: 'm1', slot: 's1' },
    kept: 'm1 s1 t1',
    keptProblem: { ...speaking(['en'], ['es', 'en']), interpreters: [] },
  },
  {
    rule: 'the interpreter speaks a language of each side',
    problem: speaking(['en'], ['es']),
    broken: 'm1 s1 t1 i2',
    reason: { kind: 'interpreter-unsuitable', meeting: 'm1', interpreter: 'i2' },
    kept: 'm1 s1 t1 i1',
  },
  {
    rule: 'an interpreter works only when available',
    problem: speaking(['en'], ['es']),
    broken: 'm1 s2 t1 i1',
    reason: { kind: 'interpreter-unavailable', meeting: 'm1', interpreter: 'i1', slot: 's2' },
    kept: 'm1 s3 t1 i1',
  },
  {
    rule: 'an interpreter sits in one meeting at a time',
    problem: speaking(['en'], ['es']),
    others: placed('m2 s1 t2 i1'),
    broken: 'm1 s1 t1 i1',
    reason: { kind: 'interpreter-busy', meeting: 'm1', interpreter: 'i1', slot: 's1', other: 'm2' },
    kept: 'm1 s3 t1 i1',
  },
  {
    rule: 'a participant has time to move to another table',
    problem: { ...open, rules: { buffer: { slots: 1 } } },
    others: placed('m3 s2 t2'),
    broken: 'm1 s1 t1',
    reason: { kind: 'too-close', meeting: 'm1', participant: 'a', other: 'm3' },
    kept: 'm1 s1 t2',
  },
  {
    rule: 'the buffer of a participant counts before that of all, between all of its meetings',
    problem: {
      ...withParticipant(open, 'a', { buffer: { slots: 1, between: 'meetings' } }),
      rules: { buffer: { slots: 3 } },
    },
    others: placed('m3 s2 t2'),
    broken: 'm1 s3 t2',
    reason: { kind: 'too-close', meeting: 'm1', participant: 'a', other: 'm3' },
    kept: 'm1 s4 t2',
  },
  {
    rule: 'minutes are counted from the end of one meeting to the start of the next, a night is long enough',
    problem: {
      ...withMeeting(open, 'm3', { length: 2 }),
      slots: [
        { id: 's1', start: '2015-06-12T07:00:00Z', end: '2015-06-12T07:20:00Z' },
        { id: 's2', start: '2015-06-12T07:20:00Z', end: '2015-06-12T07:40:00Z' },
        { id: 's3', start: '2015-06-12T07:45:00Z', end: '2015-06-12T08:05:00Z' },
        { id: 's4', start: '2015-06-12T08:05:00Z', end: '2015-06-12T08:25:00Z' },
      ],
      rules: { buffer: { minutes: 6 } },
    },
    others: placed('m3 s1 t2'),
    broken: 'm1 s3 t1',
    reason: { kind: 'too-close', meeting: 'm1', participant: 'a', other: 'm3' },
    kept: 'm1 s4 t1',
  },
  {
    rule: 'who sends several delegates needs no time to move, nor does who changes virtual rooms',
    problem: { ...open, rules: { buffer: { slots: 1 } } },
    others: placed('m3 s2 t2'),
    broken: 'm1 s1 t1',
    reason: { kind: 'too-close', meeting: 'm1', participant: 'a', other: 'm3' },
    kept: 'm1 s1 t1',
    keptProblem: withParticipant({ ...open, rules: { buffer: { slots: 1 } } }, 'a', { delegates: 2 }),
  },
  {
    rule: 'a long meeting is over by the end of its session',
    problem: withMeeting(withSessions, 'm1', { length: 2 }),
    broken: 'm1 s2 t1',
    reason: { kind: 'runs-over', meeting: 'm1', slot: 's2', length: 2, left: 1 },
    kept: 'm1 s3 t1',
  },
  {
    rule: 'both sides are available as long as a meeting takes',
    problem: withMeeting(withParticipant(open, 'b', { unavailable: ['s3'] }), 'm1', { length: 2 }),
    broken: 'm1 s2 t1',
    reason: { kind: 'participant-unavailable', meeting: 'm1', participant: 'b', slot: 's3' },
    kept: 'm1 s1 t1',
  },
  {
    rule: 'nobody is in another meeting before a long one is over',
    problem: withMeeting(open, 'm3', { length: 2 }),
    others: placed('m3 s1 t2'),
    broken: 'm1 s2 t1',
    reason: {
      kind: 'participant-busy',
      meeting: 'm1',
      participant: 'a',
      slot: 's2',
      others: ['m3'],
      delegates: 1,
    },
    kept: 'm1 s3 t1',
  },
  {
    rule: 'a long meeting keeps its table',
    problem: withMeeting(open, 'm2', { length: 3 }),
    others: placed('m2 s1 t1'),
    broken: 'm1 s3 t1',
    reason: { kind: 'table-busy', meeting: 'm1', table: 't1', slot: 's3', other: 'm2' },
    kept: 'm1 s4 t1',
  },
  {
    rule: 'a table exists as long as a meeting takes',
    problem: withMeeting({ ...open, tables: [{ id: 't1', slots: ['s1', 's2'] }] }, 'm1', { length: 2 }),
    broken: 'm1 s2 t1',
    reason: { kind: 'table-closed', meeting: 'm1', table: 't1', slot: 's3' },
    kept: 'm1 s1 t1',
  },
  {
    rule: 'a meeting begins when the long one before it is over',
    problem: withMeeting(withMeeting(open, 'm1', { after: ['m2'] }), 'm2', { length: 2 }),
    others: placed('m2 s1 t2'),
    broken: 'm1 s2 t1',
    reason: { kind: 'wrong-order', meeting: 'm1', earlier: 'm2', later: 'm1' },
    kept: 'm1 s3 t1',
  },
  {
    rule: 'every slot of a long meeting counts in a row',
    problem: withMeeting(withParticipant(open, 'a', { maxInARow: 2 }), 'm3', { length: 2 }),
    others: placed('m3 s1 t2'),
    broken: 'm1 s3 t1',
    reason: {
      kind: 'limit-exceeded',
      meeting: 'm1',
      participant: 'a',
      limit: 'maxInARow',
      allowed: 2,
      found: 3,
    },
    kept: 'm1 s4 t1',
  },
];

describe.each(cases)('$rule', ({ problem, others = [], broken, reason, kept, keptProblem = problem }) => {
  const reasons = (where: Problem, text: string) => {
    const [{ meeting, ...place } = { meeting: '', slot: '', table: '' }] = placed(text);
    return checkPlacement(where, others, meeting, place);
  };

  it('gives exactly this reason where it is broken', () => {
    expect(reasons(problem, broken)).toEqual([reason]);
  });

  it('has nothing to say where it only just is not', () => {
    expect(reasons(keptProblem, kept)).toEqual([]);
  });
});

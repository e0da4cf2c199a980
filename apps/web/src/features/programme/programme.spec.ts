import { aGrid, aMeeting } from '../workbench/grid-for-specs';
import { brokenBy } from './broken-meetings';
import { roomFor } from './capacity';
import { mergePlans } from './merge-plans';
import { nextSession, withTables, type Plan, type Session, type Table } from './plan';

const aTable = (name: string, more: Partial<Table> = {}): Table => ({
  ...{ id: `t${name}`, name, kind: 'table', joinUrl: null, ownerParticipantId: null, closed: [] },
  ...more,
});
const morning: Session = {
  ...{ id: 's1', name: 'Morning', startsLocal: '2027-06-11T09:00', endsLocal: '2027-06-11T13:00' },
  ...{ slotMinutes: 20, pauseMinutes: 0, breaks: [] },
};
const plan: Plan = { sessions: [morning], tables: [aTable('1'), aTable('2')], interpreters: [] };

describe('the number of tables', () => {
  it('grows by the next numbers and shrinks from the end, kind by kind', () => {
    const room = aTable('3', { kind: 'virtual' });
    const tables = [...plan.tables, room];
    expect(withTables(tables, 'table', 4).map(({ name }) => name)).toEqual(['1', '2', '3', '4', '5']);
    expect(withTables(tables, 'table', 1).map(({ name }) => name)).toEqual(['1', '3']);
    expect(withTables(tables, 'virtual', 0).map(({ name }) => name)).toEqual(['1', '2']);
  });
});

describe('a further session', () => {
  it('is a morning at first, then an afternoon cut like the one before', () => {
    const first = nextSession([], 'One', '2027-06-11');
    expect(first).toMatchObject({ startsLocal: '2027-06-11T09:00', slotMinutes: 20 });
    const second = nextSession([{ ...first, slotMinutes: 30 }], 'Two', '2026-01-01');
    expect(second).toMatchObject({ startsLocal: '2027-06-11T14:30', slotMinutes: 30 });
  });
});

describe('room for the meetings', () => {
  it('says how much is lacking, and what either would do', () => {
    expect(roomFor(230, { slots: 18, tables: 12, places: 216 })).toEqual({
      ...{ lacking: 14, moreTables: 1, moreSlots: 2 },
    });
    expect(roomFor(216, { slots: 18, tables: 12, places: 216 }).lacking).toBe(0);
    expect(roomFor(5, { slots: 0, tables: 0, places: 0 })).toEqual({
      lacking: 5,
      moreTables: 0,
      moreSlots: 0,
    });
  });
});

describe('the meetings that an edit breaks', () => {
  it('are those whose slot or table goes', () => {
    const grid = aGrid([aMeeting('m1', 'a', 'b', 's1', 't1'), aMeeting('m2', 'c', 'd', 's2', 't2')]);
    const slot = { id: 's1', sessionId: 'x', position: 0, startsAt: '', endsAt: '', startsLocal: '' };
    const broken = (removedSlots: (typeof slot)[], removedTables: { id: string; name: string }[]) =>
      brokenBy({ removedSlots, removedTables }, grid).map(({ meetingId }) => meetingId);
    expect(broken([slot], [])).toEqual(['m1']);
    expect(broken([], [{ id: 't2', name: '2' }])).toEqual(['m2']);
    expect(broken([], [])).toEqual([]);
  });
});

describe('two who change the programme', () => {
  it('both get their way in different parts of it, new ones included', () => {
    const mine = {
      ...plan,
      sessions: [{ ...morning, slotMinutes: 30 }],
      tables: withTables(plan.tables, 'table', 3),
    };
    const theirs = { ...plan, tables: [aTable('1', { name: 'Sala Verde', id: 't1' }), aTable('2')] };
    const merged = mergePlans(plan, mine, theirs);
    expect(merged.plan.sessions).toMatchObject([{ id: 's1', slotMinutes: 30 }]);
    expect(merged.plan.tables.map(({ name }) => name)).toEqual(['Sala Verde', '2', '3']);
    expect([merged.theirs, merged.conflicts]).toEqual([['Sala Verde'], []]);
  });

  it('keep what one of them removed away', () => {
    const merged = mergePlans(plan, { ...plan, tables: [aTable('1')] }, plan);
    expect(merged.plan.tables.map(({ name }) => name)).toEqual(['1']);
  });

  it('are told of what both changed', () => {
    const cut = (slotMinutes: number) => ({ ...plan, sessions: [{ ...morning, slotMinutes }] });
    const merged = mergePlans(plan, cut(30), cut(15));
    expect(merged.conflicts).toEqual(['Morning']);
    expect(merged.plan.sessions[0]!.slotMinutes).toBe(30);
  });
});

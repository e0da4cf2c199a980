import { aGathering, aProblem, withParticipant } from '../../spec/problems';
import {
  capacityFor,
  capacityOf,
  capacityText,
  problemChangeText,
  verify,
  whatIf,
  worthOf,
  type Problem,
} from '..';

describe('whatIf', () => {
  it('tells what a table and a slot are worth at a full gathering, proved, with schedules the checker accepts', () => {
    const problem = aGathering();
    const { present, options } = whatIf(problem, { iterations: 40_000 });
    expect(present.objective.placed).toBe(216);
    expect(options.map(({ kind, weight, isProved }) => ({ kind, weight, isProved }))).toEqual([
      { kind: 'table', weight: 14, isProved: true },
      { kind: 'slot', weight: 12, isProved: true },
    ]);
    for (const { problem: changed, schedule } of options)
      expect(verify(changed, schedule).violations).toEqual([]);
  });

  it('proves that more of anything is worth nothing once everything is placed, without a search', () => {
    const { present, options } = whatIf(aGathering(100), { iterations: 20_000 });
    expect(present.objective.placed).toBe(100);
    expect(options.length).toBeGreaterThan(1);
    for (const { schedule, ...worth } of options) {
      expect(worth).toMatchObject({ weight: 0, placed: 0, atMost: 0, isProved: true });
      expect(schedule.assignments).toEqual(present.assignments);
    }
  });

  it('finds what is short: an interpreter, somebody’s time, a virtual room', () => {
    const base = aProblem(['a-b', 'c-d', 'e-f'], 2, 3);
    const problem: Problem = withParticipant(
      withParticipant(
        withParticipant(withParticipant(base, 'a', { languages: ['pt'] }), 'b', { languages: ['pl'] }),
        'c',
        { unavailable: ['s1', 's2'] },
      ),
      'e',
      { attends: 'remote' },
    );
    const { options } = whatIf(problem, { iterations: 1_000 });
    const worthy = options.filter(({ weight }) => weight > 0);
    expect(worthy.map(({ kind }) => kind).sort()).toEqual(['availability', 'interpreter', 'table']);
    expect(worthy.every(({ weight, isProved }) => weight === 1 && isProved)).toBe(true);
    expect(
      worthy.flatMap(({ changes }) => changes.map((change) => problemChangeText(change))).sort(),
    ).toEqual(['One more interpreter (pl–pt).', 'One more table (virtual).', 'c can meet all the time.']);
  });

  it('asks for half an hour only where the next session leaves the time', () => {
    const slot = (id: string, start: string, end: string, session: string) => ({
      id,
      start: `2015-06-12T${start}:00Z`,
      end: `2015-06-12T${end}:00Z`,
      session,
    });
    const problem: Problem = {
      ...aProblem(['a-b', 'a-c', 'a-d', 'a-e'], 0, 1),
      slots: [slot('s1', '09:00', '09:15', 'morning'), slot('s2', '09:30', '09:45', 'afternoon')],
    };
    const { options } = whatIf(problem, { iterations: 1_000 });
    const asked = options.map(({ kind, weight, changes: [change] }) => [
      kind,
      weight,
      change?.kind === 'slot-added' ? change.after : null,
    ]);
    expect(asked).toContainEqual(['half-hour', 2, 's2']);
    expect(asked).toContainEqual(['slot', 1, 's1']);
    expect(asked.filter(([kind]) => kind === 'half-hour')).toHaveLength(1);
  });

  it('tells what a loss costs', () => {
    const worth = worthOf(aGathering(), [{ kind: 'tables-lost', tables: ['t1', 't2'] }], {
      iterations: 40_000,
    });
    expect(worth).toMatchObject({ weight: -36, placed: -36, atMost: -36, isProved: true });
  });
});

describe('capacity', () => {
  it('says by Kőnig what would do, in no time', () => {
    expect(capacityText(capacityOf(aGathering()))).toBe(
      '216 places for 230 meetings: 1 more table or 2 more slots would do.',
    );
    expect(capacityFor({ slots: 18, tables: 12, meetings: 200 }).isEnough).toBe(true);
  });

  it('knows that no table helps a participant with more meetings than there are slots', () => {
    const capacity = capacityOf(aProblem(['a-b', 'a-c', 'a-d'], 2, 5));
    expect(capacity).toMatchObject({ isEnough: false, moreTables: null, moreSlots: 1, isExact: true });
    expect(capacityText(capacity)).toBe('10 places for 3 meetings: 1 more slot would do.');
  });

  it('claims no more than counting shows where people are restricted', () => {
    const restricted = withParticipant(aProblem(['a-b'], 2, 1), 'a', { unavailable: ['s1'] });
    expect(capacityText(capacityOf(restricted))).toMatch(/enough, unless/);
    expect(capacityText(capacityFor({ slots: 0, tables: 0, meetings: 5 }))).toMatch(/are missing/);
  });

  it('is true: with the tables or the slots it names, everything fits', () => {
    const problem = aGathering();
    const { moreTables, moreSlots } = capacityOf(problem);
    const tables = Array.from({ length: moreTables ?? 0 }, (_, number) => ({ id: `more${number}` }));
    expect(capacityOf({ ...problem, tables: [...problem.tables, ...tables] }).isEnough).toBe(true);
    const slots = Array.from({ length: moreSlots ?? 0 }, (_, number) => ({ id: `more${number}` }));
    expect(capacityOf({ ...problem, slots: [...problem.slots, ...slots] }).isEnough).toBe(true);
    expect(capacityOf({ ...problem, slots: [...problem.slots, ...slots.slice(1)] }).isEnough).toBe(false);
  });
});

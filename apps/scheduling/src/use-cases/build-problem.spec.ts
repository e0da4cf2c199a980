import { cellsFor, checkProblem } from '@ronda/allocation';
import fc from 'fast-check';
import { reasonsAgainst } from '../domain/fit';
import type { Gathering, Placement } from '../domain/gathering';
import { placeMeeting } from '../domain/place-meeting';
import { Timetable } from '../domain/timetable';
import { buildProblem, leftAlone } from './build-problem';
import type { RunRequest } from './ports/runs';

const request = (wish: Partial<RunRequest> = {}): RunRequest => ({
  purpose: 'allocate',
  changes: [],
  scope: 'all',
  meetingIds: [],
  basedOn: null,
  keepLocked: true,
  keepPublishedFirst: false,
  mustPlaceAll: false,
  maxBreakDifference: null,
  ...wish,
});

const ids = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${letter}${i}`);
const SLOTS = ids('s', 4);
const PARTIES = ids('p', 5);
const someSlots = fc.subarray(SLOTS).map((slots) => new Set(slots));
const someLanguages = fc.subarray(['es', 'it', 'en']);
const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((i) => [i.id, i]));

/** Small gatherings with everything that can speak against a place. */
const anyGathering: fc.Arbitrary<Gathering> = fc
  .record({
    parties: fc.tuple(
      ...PARTIES.map((id) =>
        fc.record({
          id: fc.constant(id),
          name: fc.constant(id),
          region: fc.constantFrom('EU' as const, 'LAC' as const),
          attends: fc.constantFrom('on-site' as const, 'on-site' as const, 'remote' as const),
          languages: someLanguages,
          maxMeetings: fc.option(fc.integer({ min: 1, max: 3 })),
          delegates: fc.integer({ min: 1, max: 2 }),
          awaySlotIds: someSlots,
          offHoursSlotIds: someSlots,
        }),
      ),
    ),
    tables: fc.tuple(
      ...ids('t', 4).map((id, position) =>
        fc.record({
          id: fc.constant(id),
          name: fc.constant(id),
          kind: fc.constantFrom('table' as const, 'booth' as const, 'virtual' as const),
          position: fc.constant(position),
          ownerParticipantId: fc.option(fc.constantFrom(...PARTIES), { freq: 1 }),
          joinUrl: fc.constant(null),
          closedSlotIds: someSlots,
        }),
      ),
    ),
    interpreters: fc.tuple(
      ...ids('i', 2).map((id) =>
        fc.record({
          id: fc.constant(id),
          name: fc.constant(id),
          languages: someLanguages,
          awaySlotIds: someSlots,
        }),
      ),
    ),
    bufferMinutes: fc.constantFrom(null, 10, 30),
    vetoed: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  })
  .map(({ parties, tables, interpreters, bufferMinutes, vetoed }) => ({
    matchmakingId: 'g',
    name: 'Round',
    zone: 'Europe/Rome',
    bufferMinutes,
    slots: byId(
      SLOTS.map((id, position) => ({
        id,
        sessionId: 'morning',
        sessionName: 'Morning',
        position,
        startsAt: new Date(position * 1_200_000),
        endsAt: new Date((position + 1) * 1_200_000),
        startsLocal: '2015-06-12T09:00',
      })),
    ),
    tables: byId(tables),
    parties: byId(parties),
    interpreters: byId(interpreters),
    meetings: byId(
      PARTIES.flatMap((aId, i) => PARTIES.slice(i + 1).map((bId) => ({ aId, bId }))).map((pair, i) => ({
        id: `m${i}`,
        ...pair,
        priority: 'want' as const,
        isReleased: false,
        isVetoed: vetoed[i] === true,
      })),
    ),
  }));

/** Places meetings at random where the service's own rules let it. */
function fill(gathering: Gathering, tries: readonly (readonly [number, number, number])[]): Placement[] {
  const placements: Placement[] = [];
  for (const [m, s, t] of tries) {
    const meeting = gathering.meetings.get(`m${m}`);
    const place = { slotId: `s${s}`, tableId: `t${t}` };
    if (!meeting || placements.some((p) => p.meetingId === meeting.id)) continue;
    if (reasonsAgainst(gathering, new Timetable(placements), meeting, place).length > 0) continue;
    placements.push(placeMeeting(gathering, placements, meeting, place, null));
  }
  return placements;
}

const assignmentOf = ({ meetingId, slotId, tableId, interpreterId }: Placement) => ({
  meeting: meetingId,
  slot: slotId,
  table: tableId ?? '',
  ...(interpreterId !== null && { interpreter: interpreterId }),
});

describe('the allocation problem of a gathering', () => {
  it('lets a meeting go exactly where the service lets it go by hand', () => {
    const tries = fc.array(fc.tuple(fc.nat(9), fc.nat(3), fc.nat(3)), { maxLength: 40 });
    fc.assert(
      fc.property(anyGathering, tries, fc.nat(9), (gathering, attempts, number) => {
        const placements = fill(gathering, attempts);
        const problem = buildProblem({ gathering, base: [], published: [], request: request() });
        checkProblem(problem);
        const meeting = gathering.meetings.get(`m${number}`)!;
        const timetable = new Timetable(placements);
        const byEngine = cellsFor(problem, placements.map(assignmentOf), meeting.id).map((cell) => [
          cell.slot,
          cell.table,
          cell.isOpen,
        ]);
        const byService = byEngine.map(([slotId, tableId]) => {
          const place = { slotId: slotId as string, tableId: tableId as string };
          return [slotId, tableId, reasonsAgainst(gathering, timetable, meeting, place).length === 0];
        });
        expect(byService).toEqual(byEngine);
      }),
      { numRuns: 300 },
    );
  });

  describe('that starts from a version', () => {
    const [gathering] = fc.sample(anyGathering, { numRuns: 1, seed: 1 });
    const open: Gathering = {
      ...gathering!,
      bufferMinutes: null,
      parties: byId(
        PARTIES.map((id) => ({
          id,
          name: id,
          region: 'EU' as const,
          attends: 'on-site' as const,
          languages: [],
          maxMeetings: null,
          delegates: 1,
          awaySlotIds: new Set<string>(),
          offHoursSlotIds: new Set<string>(),
        })),
      ),
      tables: byId([
        {
          id: 't0',
          name: 't0',
          kind: 'table' as const,
          position: 0,
          ownerParticipantId: null,
          joinUrl: null,
          closedSlotIds: new Set<string>(),
        },
      ]),
      meetings: byId([...gathering!.meetings.values()].map((meeting) => ({ ...meeting, isVetoed: false }))),
    };
    const base = fill(open, [
      [0, 0, 0],
      [1, 1, 0],
    ]);
    const problemOf = (wish: Partial<RunRequest>, from = base, published: readonly Placement[] = []) =>
      buildProblem({ gathering: open, base: from, published, request: request(wish) });
    const fixedIn = (problem: ReturnType<typeof problemOf>) =>
      problem.meetings.filter((meeting) => meeting.fixed).map((meeting) => meeting.id);

    it('fixes nothing when all may move', () => {
      expect(fixedIn(problemOf({}))).toEqual([]);
    });

    it('fixes what has a place when only the unplaced are to be placed', () => {
      expect(fixedIn(problemOf({ scope: 'unplaced' }))).toEqual(['m0', 'm1']);
    });

    it('fixes locked meetings, unless they are not to be kept', () => {
      const locked = base.map((placement, i) => ({ ...placement, isLocked: i === 0 }));
      expect(fixedIn(problemOf({}, locked))).toEqual(['m0']);
      expect(fixedIn(problemOf({ keepLocked: false }, locked))).toEqual([]);
    });

    it('fixes what was not selected, and leaves out what has no place and was not selected', () => {
      const wish = { scope: 'selected' as const, meetingIds: ['m1', 'm2'] };
      const problem = problemOf(wish);
      expect([problem.meetings.map((m) => m.id), fixedIn(problem)]).toEqual([['m0', 'm1', 'm2'], ['m0']]);
      expect(leftAlone({ gathering: open, base, request: request(wish) })).toHaveLength(7);
    });

    it('does not fix what no longer fits', () => {
      const [first, second] = base;
      const misplaced = [first!, { ...second!, slotId: 'gone' }];
      expect(fixedIn(problemOf({ scope: 'unplaced' }, misplaced))).toEqual(['m0']);
    });

    it('makes a fixed meeting worth more than all free ones together', () => {
      const { meetings } = problemOf({ scope: 'unplaced' });
      const free = meetings.filter((m) => !m.fixed).reduce((sum, m) => sum + (m.weight ?? 1), 0);
      expect(Math.min(...meetings.filter((m) => m.fixed).map((m) => m.weight ?? 1))).toBeGreaterThan(free);
    });

    it('counts moves from published places that still exist, and from no others', () => {
      const [first, second] = base;
      const published = [first!, { ...second!, tableId: 'gone' }];
      expect(problemOf({}, [], published).published).toEqual({ m0: { slot: 's0', table: 't0' } });
    });
  });
});

import * as fc from 'fast-check';
import { aGathering, aProblem, someProblem, withMeeting, withParticipant } from '../spec/problems';
import {
  allocate,
  compareObjectives,
  evaluate,
  InvalidInput,
  verify,
  type Checkpoint,
  type Problem,
  type Progress,
} from '.';

const schedule = (problem: Problem, iterations = 20_000, seed = 1) =>
  allocate(problem, { iterations, seed }).schedule;

describe('allocate', () => {
  it('gives a schedule that the checker accepts, whatever the problem', () => {
    fc.assert(
      fc.property(someProblem(), fc.integer(), fc.boolean(), (drawn, seed, mustPlaceAll) => {
        const problem = { ...drawn, rules: { ...drawn.rules, mustPlaceAll } };
        expect(verify(problem, schedule(problem, 500, seed)).violations).toEqual([]);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('gives the same bytes for the same problem, seed and iterations', () => {
    const problem = aGathering();
    expect(JSON.stringify(schedule(problem, 5_000, 7))).toBe(JSON.stringify(schedule(problem, 5_000, 7)));
    expect(JSON.stringify(schedule(problem, 5_000, 7))).not.toBe(JSON.stringify(schedule(problem, 5_000, 8)));
  });

  it('continues from a checkpoint exactly as if it had never stopped', () => {
    const problem = withParticipant(aGathering(), 'e1', { delegates: 2, maxInARow: 4 });
    const first = allocate(problem, { seed: 3, iterations: 20_000 });
    const checkpoint = JSON.parse(JSON.stringify(first.checkpoint)) as NonNullable<typeof first.checkpoint>;
    const resumed = allocate(problem, { checkpoint, iterations: 40_000 });
    expect(resumed).toEqual(allocate(problem, { seed: 3, iterations: 40_000 }));
  });

  it('hands out checkpoints as it goes, from each of which the rest of the way is the same', () => {
    const checkpoints: Checkpoint[] = [];
    let asked = 0;
    const whole = allocate(aGathering(), {
      iterations: 40_000,
      shouldCheckpoint: () => (asked += 1) % 50 === 0,
      onCheckpoint: (checkpoint) => checkpoints.push(checkpoint),
    });
    expect(checkpoints.map(({ iterations }) => iterations)).toEqual([49 * 256, 99 * 256, 149 * 256]);
    for (const checkpoint of checkpoints)
      expect(allocate(aGathering(), { checkpoint, iterations: 40_000 })).toEqual(whole);
    expect(allocate(aGathering(), { iterations: 40_000 })).toEqual(whole);
  });

  it('reaches the same proved objective when the input is permuted', () => {
    const problem = aGathering(60);
    const permuted = {
      ...problem,
      tables: [...problem.tables].reverse(),
      participants: [...problem.participants].reverse(),
      meetings: [...problem.meetings].reverse(),
    };
    const [one, other] = [schedule(problem, 150_000), schedule(permuted, 150_000)];
    expect([one.status, other.status]).toEqual(['optimal', 'optimal']);
    const proved = ({ weight, moved, maxBreakDifference, breaks }: typeof one.objective) => ({
      weight,
      moved,
      maxBreakDifference,
      breaks,
    });
    expect(proved(other.objective)).toEqual(proved(one.objective));
  });

  it('places as much as places exist when tables bind', () => {
    const { objective, bounds, unplaced } = schedule(aGathering(), 100_000);
    expect({ placed: objective.placed, bound: bounds.weight, unplaced: unplaced.length }).toEqual({
      placed: 216,
      bound: 216,
      unplaced: 14,
    });
  });

  it('leaves few breaks where there is room for everything', () => {
    const { objective } = schedule(aGathering(150), 200_000);
    expect(objective.placed).toBe(150);
    expect(objective.breaks).toBeLessThanOrEqual(10);
  });

  it('prefers the weight of meetings to their number', () => {
    const problem = withMeeting(aProblem(['a-b', 'a-c', 'b-c'], 1, 2), 'm2', { weight: 5 });
    expect(schedule(problem).assignments.map(({ meeting }) => meeting)).toEqual(['m2']);
  });

  it('says infeasible with the cause when everything must be placed and counting shows it cannot be', () => {
    const problem = { ...aProblem(['a-b', 'a-c', 'a-d'], 2, 2), rules: { mustPlaceAll: true } };
    const { status, causes, search } = schedule(problem);
    expect(status).toBe('infeasible');
    expect(search.iterations).toBe(0);
    expect(causes).toEqual([{ kind: 'too-many-for-slots', participant: 'a', meetings: 3, slots: 2 }]);
  });

  it('says incomplete, not infeasible, when it merely has not found a place for everything', () => {
    const triangle = {
      ...aProblem(['a-b', 'b-c', 'a-c', 'd-e', 'e-f', 'd-f'], 2, 9),
      rules: { mustPlaceAll: true },
    };
    const twoTriangles = schedule(triangle, 2_000);
    expect(['incomplete', 'infeasible']).toContain(twoTriangles.status);
    expect(verify(triangle, twoTriangles).violations).toEqual([]);
  });

  it('keeps published meetings where they are as far as nothing is lost by it', () => {
    const problem = aGathering(120);
    const before = schedule(problem, 50_000);
    const published = Object.fromEntries(before.assignments.map(({ meeting, ...place }) => [meeting, place]));
    const [gone] = before.assignments;
    const changed = withParticipant(
      { ...problem, published },
      problem.meetings.find(({ id }) => id === gone?.meeting)?.participants[0] ?? '',
      {
        unavailable: [gone?.slot ?? ''],
      },
    );
    const after = schedule(changed, 100_000);
    expect(after.objective.placed).toBe(120);
    expect(after.bounds.moved).toBe(1);
    expect(after.objective.moved).toBeLessThanOrEqual(3);
  });

  it('never loses by one more slot, on problems small enough to search completely', () => {
    fc.assert(
      fc.property(someProblem({ slots: 3, tables: 2, participants: 4, meetings: 5 }), (problem) => {
        const more = { ...problem, slots: [...problem.slots, { id: 'extra', day: 'third' }] };
        expect(compareObjectives(weightOnly(more), weightOnly(problem))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 30, seed: 3 },
    );
    function weightOnly(problem: Problem) {
      const objective = schedule({ ...problem, rules: {}, published: {} }, 2_000).objective;
      return { ...objective, maxBreakDifference: 0, breaks: 0, idleSlots: 0, tableChanges: 0 };
    }
  });

  it('tells how far it is and stops when told to, with the best so far', () => {
    const seen: Progress[] = [];
    let asked = 0;
    const { schedule: result } = allocate(aGathering(), {
      iterations: Infinity,
      shouldStop: () => (asked += 1) > 20,
      onProgress: (progress) => seen.push(progress),
    });
    expect(result.search.iterations).toBe(20 * 256);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toMatchObject({ placed: result.objective.placed, breaks: result.objective.breaks });
  });

  it('begins from given assignments and leaves out what breaks a rule', () => {
    const problem = aProblem(['a-b', 'a-c'], 2, 2);
    const start = [
      { meeting: 'm1', slot: 's2', table: 't1' },
      { meeting: 'm2', slot: 's2', table: 't2' },
    ];
    const { assignments } = allocate(problem, { start, iterations: 0 }).schedule;
    expect(assignments.map(({ meeting, slot }) => `${meeting} ${slot}`)).toEqual(['m1 s2', 'm2 s1']);
    expect(evaluate(problem, assignments).breaks).toBe(0);
  });

  it('places nothing, and says so, where there is nothing to place or nowhere to place it', () => {
    expect(schedule(aProblem([], 3, 2)).status).toBe('optimal');
    expect(schedule(aProblem(['a-b'], 3, 0)).unplaced[0]?.causes).toEqual([
      { kind: 'no-suitable-table', slots: ['s1', 's2', 's3'] },
    ]);
    expect(schedule(aProblem(['a-b'], 0, 1)).objective.placed).toBe(0);
  });

  it('throws for a problem that contradicts itself', () => {
    expect(() => allocate(aProblem(['a-a'], 1, 1))).toThrow(InvalidInput);
  });
});

import type { Checkpoint, Problem } from '@ronda/allocation';
import { ThreadEngine } from '../../../apps/scheduling/src/engine/thread-engine';
import {
  AllocationAborted,
  type AllocationTask,
} from '../../../apps/scheduling/src/use-cases/ports/allocation-engine';
import { eventually } from '../eventually';

const engine = new ThreadEngine();
afterAll(() => {
  engine.onModuleDestroy();
});

/** Sparse enough that breaks remain and nothing is proved: the search goes on to its last move. */
const participants = Array.from({ length: 30 }, (_, i) => ({ id: `p${i}` }));
const problem: Problem = {
  format: 'ronda.problem/1',
  name: 'Round',
  zone: 'Europe/Rome',
  slots: Array.from({ length: 12 }, (_, i) => ({ id: `s${i}` })),
  tables: Array.from({ length: 8 }, (_, i) => ({ id: `t${i}` })),
  participants,
  meetings: participants.flatMap((one, i) =>
    [1, 3, 7].map((step) => ({
      id: `m${i}-${step}`,
      participants: [one.id, `p${(i + step) % participants.length}`] as const,
    })),
  ),
};
const task: AllocationTask = {
  problem,
  request: { purpose: 'allocate', changes: [] },
  seed: 3,
  iterations: 400_000,
  checkpoint: null,
  checkpointEveryMs: 50,
};

describe('the engine', () => {
  it('leaves this thread free while it works', async () => {
    const allocation = engine.start({ ...task, iterations: 1_000_000_000 });
    let turns = 0;
    await eventually('it reports', () => {
      turns += 1;
      return Promise.resolve(allocation.progress());
    });
    allocation.stop();
    expect((await allocation.schedule).objective.placed).toBe(90);
    expect(turns).toBeGreaterThan(0);
  });

  it('goes on from a checkpoint in another thread as if nothing had happened', async () => {
    const undisturbed = await engine.start({ ...task, checkpointEveryMs: 1_000_000 }).schedule;
    const killed = engine.start(task);
    const checkpoint = await eventually('it left a checkpoint', () => Promise.resolve(killed.checkpoint()));
    killed.abort();
    await expect(killed.schedule).rejects.toThrow(AllocationAborted);
    expect(checkpoint.iterations).toBeLessThan(task.iterations);
    const stored = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
    const resumed = await engine.start({ ...task, checkpoint: stored }).schedule;
    expect(resumed.assignments).toEqual(undisturbed.assignments);
    expect(resumed.objective).toEqual(undisturbed.objective);
  });

  it('says what is wrong with a problem that contradicts itself', async () => {
    const twice = { ...problem, slots: [...problem.slots, { id: 's0' }] };
    await expect(engine.start({ ...task, problem: twice }).schedule).rejects.toThrow(/s0/);
  });
});

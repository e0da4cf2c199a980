import { setTimeout as pause } from 'node:timers/promises';
import { pathOf, type Stage, type Story } from '../story';

/** The same schedule every time, as far as the requests are the same. */
const SEED = 1;
const ASK_EVERY_MS = 50;
const ENDED: readonly string[] = ['finished', 'cancelled', 'infeasible', 'failed', 'stale_input'];

interface Run {
  readonly id: string;
  readonly status: string;
  readonly scheduleId: string | null;
  readonly failure: string | null;
}

/** The organiser starts the slot allocation; a worker takes it from the queue. */
export const allocate: Stage = {
  name: 'allocate',
  title: 'The slot allocation runs',
  async play(story) {
    if (story.known.runId === undefined) await startRun(story);
    const run = await endOfRun(story);
    if (run.status !== 'finished' || run.scheduleId === null) {
      throw new Error(`The slot allocation ended as ${run.status}: ${run.failure ?? 'no reason was given'}.`);
    }
    story.learn({ scheduleId: run.scheduleId });
  },
};

async function startRun(story: Story): Promise<void> {
  const key = `demo-run-${story.known.matchmakingId ?? ''}`;
  const run = await story.api.post<Run>(`${pathOf(story, 'scheduling')}/runs`, { seed: SEED }, { key });
  story.learn({ runId: run.id });
}

async function endOfRun(story: Story): Promise<Run> {
  for (;;) {
    const run = await story.api.get<Run>(`${pathOf(story, 'scheduling')}/runs/${story.known.runId ?? ''}`);
    if (ENDED.includes(run.status)) return run;
    await pause(ASK_EVERY_MS);
  }
}

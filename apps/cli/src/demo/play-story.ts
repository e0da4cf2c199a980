import { round } from './figures';
import type { Stage, Story } from './story';

/** Tells how far it is: once when a stage begins, once when it is done. */
export type Progress = (stage: Stage, seconds: number | null) => void;

/** A stage that could not be played. */
export class StageFailure extends Error {
  constructor(stage: Stage, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`Stage "${stage.name}" failed (${stage.title}):\n${reason}`, { cause });
    this.name = 'StageFailure';
  }
}

/** Plays the stages that are not finished yet, in order, and keeps the seconds of each. */
export async function playStory(story: Story, stages: readonly Stage[], tell: Progress): Promise<void> {
  for (const stage of stages) {
    if (story.known.seconds[stage.name] !== undefined) continue;
    tell(stage, null);
    const startedAt = performance.now();
    await stage.play(story).catch((error: unknown) => {
      throw new StageFailure(stage, error);
    });
    const seconds = round((performance.now() - startedAt) / 1000);
    story.learn({ seconds: { ...story.known.seconds, [stage.name]: seconds } });
    tell(stage, seconds);
  }
}

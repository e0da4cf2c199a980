import { Api } from '../../apps/cli/src/demo/api';
import { People } from '../../apps/cli/src/demo/people';
import { playStory } from '../../apps/cli/src/demo/play-story';
import { DemoRecord, type GatheringRecord } from '../../apps/cli/src/demo/record';
import { STAGES } from '../../apps/cli/src/demo/stages';
import type { Story } from '../../apps/cli/src/demo/story';
import type { Preset } from '@ronda/presets';
import type { Installation } from './installation';

/** Begins the story of a gathering in an installation: the organiser is signed in, nothing else has happened. */
export async function beginStory(installation: Installation, preset: Preset): Promise<Story> {
  const people = await People.meet(
    new Api(installation.address),
    new DemoRecord(installation.folder),
    installation.folder,
  );
  const story = {
    preset,
    api: people.organiser,
    known: { preset: preset.name, day: preset.days[0] ?? '', seconds: {} } as GatheringRecord,
    learn(more: Partial<GatheringRecord>): void {
      story.known = { ...story.known, ...more };
    },
    actAs: (participantId: string): Promise<Api> => people.participant(story, participantId),
  };
  return story;
}

/** Plays it up to and with the stage of this name; to its end without one. */
export async function playUntil(story: Story, last?: string): Promise<void> {
  const count = STAGES.findIndex(({ name }) => name === last) + 1;
  await playStory(story, last === undefined ? STAGES : STAGES.slice(0, count), () => undefined);
}

import type { Preset } from '@ronda/presets';
import type { Api } from './api';
import type { GatheringRecord } from './record';

/** What the stages of a story work on. */
export interface Story {
  readonly preset: Preset;
  /** The organiser. */
  readonly api: Api;
  /** What is known so far; `learn` keeps more. */
  readonly known: GatheringRecord;
  learn(more: Partial<GatheringRecord>): void;
  /** The session of a participant's first delegate. */
  actAs(participantId: string): Promise<Api>;
}

/** A step of the story. Interrupted and begun again, it goes on where it was. */
export interface Stage {
  readonly name: string;
  /** What is going on meanwhile: "Participants answer". */
  readonly title: string;
  play(story: Story): Promise<void>;
}

/** The path of the gathering below a service: `of(story, 'scheduling') + '/runs'`. */
export function pathOf({ known }: Story, service: string): string {
  if (known.matchmakingId === undefined) throw new Error('There is no gathering yet; its stage comes first.');
  return `/api/${service}/matchmakings/${known.matchmakingId}`;
}

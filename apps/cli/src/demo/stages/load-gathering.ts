import type { Preset } from '@ronda/presets';
import { participantFile } from '../participant-file';
import { pathOf, type Stage, type Story } from '../story';

interface Matchmaking {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
}
interface ImportReport {
  readonly accepted: boolean;
  readonly errors: readonly { readonly row: number; readonly column: string; readonly expected: string }[];
}

/** The organiser sets up the gathering, imports its participants from a file, and opens it. */
export const loadGathering: Stage = {
  name: 'load',
  title: 'The organiser sets up the gathering and imports its participants',
  async play(story) {
    if (story.known.matchmakingId === undefined) await create(story);
    const { state, revision } = await story.api.get<Matchmaking>(pathOf(story, 'registration'));
    if (state === 'draft') {
      await story.api.post(`${pathOf(story, 'registration')}/state`, { state: 'open' }, { revision });
    }
    await importParticipants(story);
    const window = await story.api.get<{ status: string }>(
      `${pathOf(story, 'meeting-request')}/booking-window`,
    );
    if (window.status === 'planned') {
      await story.api.post(`${pathOf(story, 'meeting-request')}/booking-window/open`);
    }
  },
};

async function create(story: Story): Promise<void> {
  const { preset, api } = story;
  const key = `demo-${preset.name}-${story.known.day}`;
  const { id } = await api.post<Matchmaking>('/api/registration/matchmakings', settingsOf(preset), { key });
  story.learn({ matchmakingId: id });
}

function settingsOf(preset: Preset): object {
  const { title, place, zone, defaultLanguage, contactName, contactEmail, pairing, programme } = preset;
  return {
    name: title,
    place,
    zone,
    defaultLanguage,
    contactName,
    contactEmail,
    pairing,
    admission: 'invited',
    programme,
  };
}

async function importParticipants({ api, preset, ...story }: Story): Promise<void> {
  const file = { name: 'participants.csv', content: participantFile(preset) };
  const path = `${pathOf({ api, preset, ...story }, 'registration')}/participant-import`;
  const { accepted, errors } = await api.upload<ImportReport>(path, file);
  if (accepted) return;
  const [first] = errors;
  throw new Error(
    `${errors.length} cells of the participants' file were refused, first row ${first?.row ?? '?'}, ${first?.column ?? '?'}: expected ${first?.expected ?? '?'}.`,
  );
}

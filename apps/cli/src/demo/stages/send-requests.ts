import { importRequests, isImported } from '../import-requests';
import { everybodyInTurn } from '../in-parallel';
import { participantsByKey, requireParticipant } from '../participants';
import { pathOf, type Stage, type Story } from '../story';
import { pairKey, requestsByPair } from '../requests';

/** Participants sign in, say whom they must never meet, and ask others for meetings. */
export const sendRequests: Stage = {
  name: 'requests',
  title: 'Participants sign in and ask for meetings',
  async play(story) {
    if (isImported(story)) return importRequests(story);
    const participants = await participantsByKey(story);
    const idOf = (key: string): string => requireParticipant(participants, key).id;
    await addVetoes(story, idOf);
    const sent = await requestsByPair(story);
    const missing = story.preset.requests.filter(({ from, to }) => !sent.has(pairKey(idOf(from), idOf(to))));
    await everybodyInTurn(
      missing,
      ({ from }) => from,
      async ({ from, to, priority, message }) => {
        const asker = await story.actAs(idOf(from));
        await asker.post(`${pathOf(story, 'meeting-request')}/requests`, {
          toParticipantId: idOf(to),
          priority,
          message,
        });
      },
    );
  },
};

/** A veto that is there already stays one. */
async function addVetoes(story: Story, idOf: (key: string) => string): Promise<void> {
  for (const { by, against } of story.preset.vetoes) {
    const author = await story.actAs(idOf(by));
    const path = `${pathOf(story, 'meeting-request')}/vetoes`;
    const known = await author.get<{ items: { participantIds: string[] }[] }>(path);
    if (known.items.some(({ participantIds }) => participantIds.includes(idOf(against)))) continue;
    await author.post(path, { otherParticipantId: idOf(against) });
  }
}

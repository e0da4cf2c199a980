import { isImported } from '../import-requests';
import { everybodyInTurn } from '../in-parallel';
import { participantsByKey, requireParticipant } from '../participants';
import { pairKey, requestsByPair } from '../requests';
import { pathOf, type Stage } from '../story';

/** Participants accept or decline; some never answer. What was imported is agreed already. */
export const answerRequests: Stage = {
  name: 'answers',
  title: 'Participants answer',
  async play(story) {
    if (isImported(story)) return;
    const participants = await participantsByKey(story);
    const idOf = (key: string): string => requireParticipant(participants, key).id;
    const sent = await requestsByPair(story);
    const answers = story.preset.requests.flatMap(({ from, to, answer }) => {
      const request = sent.get(pairKey(idOf(from), idOf(to)));
      return answer && request?.status === 'proposed' ? [{ request, answer }] : [];
    });
    await everybodyInTurn(
      answers,
      ({ request }) => request.to.participantId,
      async ({ request, answer }) => {
        const answering = await story.actAs(request.to.participantId);
        const path = `${pathOf(story, 'meeting-request')}/requests/${request.id}`;
        if (answer.kind === 'accept') await answering.post(`${path}/accept`);
        else await answering.post(`${path}/decline`, { reason: answer.reason });
      },
    );
  },
};

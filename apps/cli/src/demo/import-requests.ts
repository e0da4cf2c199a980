import { participantsByKey, requireParticipant } from './participants';
import { pairKey, requestsByPair } from './requests';
import { pathOf, type Story } from './story';

/** Fits into one request, messages included. */
const ROWS_A_CALL = 400;

/** The organiser brings in what was agreed elsewhere, as for a round with its own registration; nobody gets a mail. */
export async function importRequests(story: Story): Promise<void> {
  const participants = await participantsByKey(story);
  const sent = await requestsByPair(story);
  const rows = story.preset.requests.map(({ from, to, priority, message, answer }) => ({
    fromParticipantId: requireParticipant(participants, from).id,
    toParticipantId: requireParticipant(participants, to).id,
    priority,
    message,
    status: answer?.kind === 'accept' ? 'accepted' : 'proposed',
  }));
  const missing = rows.filter(
    ({ fromParticipantId, toParticipantId }) => !sent.has(pairKey(fromParticipantId, toParticipantId)),
  );
  for (let start = 0; start < missing.length; start += ROWS_A_CALL) {
    const requests = missing.slice(start, start + ROWS_A_CALL);
    await story.api.post(`${pathOf(story, 'meeting-request')}/requests/import`, { requests, tell: false });
  }
}

/** Larger gatherings are not played person by person: it would show nothing more and take minutes. */
const MOST_WHO_ASK_THEMSELVES = 300;

export function isImported({ preset }: Story): boolean {
  return preset.participants.length > MOST_WHO_ASK_THEMSELVES;
}

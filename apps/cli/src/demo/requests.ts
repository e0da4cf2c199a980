import { pathOf, type Story } from './story';

export interface SentRequest {
  readonly id: string;
  readonly status: 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  readonly from: { readonly participantId: string };
  readonly to: { readonly participantId: string };
}

/** What has been asked so far, whatever became of it. */
export async function requestsByPair(story: Story): Promise<ReadonlyMap<string, SentRequest>> {
  const all = await story.api.all<SentRequest>(`${pathOf(story, 'meeting-request')}/requests`);
  return new Map(
    all.map((request) => [pairKey(request.from.participantId, request.to.participantId), request]),
  );
}

/** The same whoever asked. */
export function pairKey(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

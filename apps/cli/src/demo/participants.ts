import { pathOf, type Story } from './story';

export interface RegisteredParticipant {
  readonly id: string;
  readonly reference: string | null;
  readonly name: string;
  readonly delegates: readonly { readonly id: string; readonly name: string; readonly email: string }[];
}

export async function participantsById(story: Story): Promise<ReadonlyMap<string, RegisteredParticipant>> {
  const all = await story.api.all<RegisteredParticipant>(`${pathOf(story, 'registration')}/participants`);
  return new Map(all.map((one) => [one.id, one] as const));
}

/** The gathering's participants by the key the preset gives them, which is their reference. */
export async function participantsByKey(story: Story): Promise<ReadonlyMap<string, RegisteredParticipant>> {
  const all = [...(await participantsById(story)).values()];
  return new Map(all.flatMap((one) => (one.reference === null ? [] : [[one.reference, one] as const])));
}

/** @throws Error when a preset names a participant that was not imported */
export function requireParticipant(
  participants: ReadonlyMap<string, RegisteredParticipant>,
  key: string,
): RegisteredParticipant {
  const found = participants.get(key);
  if (found) return found;
  throw new Error(
    `Participant "${key}" of the preset is not registered.\nMaybe it was deleted; remove the demo's data to begin anew.`,
  );
}

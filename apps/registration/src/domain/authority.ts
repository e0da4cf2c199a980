import { DomainError } from '@ronda/domain';
import type { Participant } from './participant';
import type { ParticipantEntry } from './participant-entry';

/** The one answer to a participant that is unknown, of another gathering, or not the caller's. */
export function participantNotFound(participantId: string): DomainError {
  return new DomainError(
    'PARTICIPANT.NOT_FOUND',
    `There is no participant ${participantId} in this matchmaking event.\nMaybe the id is of another event.`,
    { participantId },
  );
}

/** A delegate acts for its own participant alone; to an organiser, who acts for none, every one is open. */
export function requireMayActFor(actsFor: string | null, participantId: string): void {
  if (actsFor !== null && actsFor !== participantId) throw participantNotFound(participantId);
}

/** The region decides who may meet whom, so it is the organiser's to set. */
export function requireMayEnter(
  actsFor: string | null,
  { region }: Participant,
  { profile }: ParticipantEntry,
): void {
  if (actsFor === null || profile?.region === undefined || profile.region === region) return;
  throw new DomainError(
    'PARTICIPANT.REGION_IS_SET',
    `The region of this participant is ${region}; a delegate cannot change it to ${profile.region}.\n` +
      'Maybe ask the organiser to correct it.',
    { region },
  );
}

import { DomainError } from '@ronda/domain';
import type { Matchmaking } from './matchmaking';
import { moveParticipant, type Participant, type ParticipantState } from './participant';

/** How full a gathering is. */
export interface Room {
  readonly admitted: number;
  /** Null means no limit. */
  readonly maxParticipants: number | null;
}

export function hasRoom({ admitted, maxParticipants }: Room): boolean {
  return maxParticipants === null || admitted < maxParticipants;
}

/** Admits while there is room; afterwards the participant waits. */
export function letIn(participant: Participant, room: Room, now: Date): Participant {
  const to: ParticipantState = hasRoom(room) ? 'admitted' : 'waiting';
  if (to === 'waiting' && participant.state === 'waiting') throw new Full(room);
  return moveParticipant(participant, to, now);
}

/** Someone who waits already is let in only when there is room. */
class Full extends DomainError {
  constructor({ admitted, maxParticipants }: Room) {
    super(
      'MATCHMAKING.FULL',
      `${admitted} participants are admitted and ${String(maxParticipants)} is the most, so this one goes on waiting.\n` +
        'Maybe raise the number of participants, or withdraw another participant first.',
      { admitted, maxParticipants },
    );
  }
}

/** Whether anybody may ask to take part now. */
export function requireApplicationsOpen({ state, admission }: Matchmaking): void {
  if (state === 'open' && admission !== 'invited') return;
  throw new DomainError(
    'APPLICATION.CLOSED',
    state === 'open'
      ? 'Participants of this matchmaking event are invited; nobody can apply.\nMaybe ask its organiser for an invitation.'
      : `This matchmaking event is ${state}; nobody can apply.\nMaybe it has not been opened yet, or is over.`,
    { state, admission },
  );
}

/**
 * Whether a participant's own yes is enough to let it in: it was invited, or it applied where admission is open.
 * Its delegate has proved the address by signing in.
 */
export function requireMayConfirm(participant: Participant, { admission }: Matchmaking): void {
  if (participant.state === 'invited') return;
  if (participant.state === 'applied' && admission === 'open') return;
  throw new DomainError(
    'PARTICIPANT.CANNOT_CONFIRM',
    `This participant is ${participant.state}, so there is nothing to confirm.\n` +
      'Maybe it was confirmed already, or the organiser still has to decide.',
    { id: participant.id, state: participant.state },
  );
}

import { DomainError } from '@ronda/domain';
import type { Actor } from './actor';
import { statusAt } from './booking-window';
import type { Encounter } from './encounter';
import { windowRefusal } from './obstacle';

/** Requests are changed and answered while the window is open; an organiser may also do so before and after. */
export function requireTimeToAnswer(
  { rules, window }: Pick<Encounter, 'rules' | 'window'>,
  actor: Actor,
  now: Date,
): void {
  if (rules.isOver) {
    throw new DomainError(
      'MEETING_REQUEST.MATCHMAKING_OVER',
      'This matchmaking event is over; its requests stay as they are.\nMaybe you wanted another matchmaking event.',
    );
  }
  if (actor.kind !== 'participant') return;
  const status = statusAt(window, now);
  if (status === 'planned') throw windowRefusal('NOT_OPEN', 'is not open yet', 'opens', window.opensAt);
  if (status === 'closed') throw windowRefusal('CLOSED', 'is closed', 'closed', window.closesAt);
}

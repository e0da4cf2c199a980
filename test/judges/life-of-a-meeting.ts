import type { Invitation } from '@ronda/calendar';
import { anInvitation } from '../../libs/calendar/src/invitation/an-invitation';

type Step = 'invited' | 'moved' | 'movedAgain' | 'cancelled' | 'departed';

/**
 * The messages that one person gets about one meeting: invited to 09:00 in Milan, moved twice, cancelled; and the one
 * to a person who leaves while the meeting goes on.
 */
export function lifeOfAMeeting(changes: Partial<Invitation> = {}): Record<Step, Invitation> {
  const at = (step: number, start: string): Partial<Invitation> => {
    const startsAt = new Date(start);
    return {
      sequence: step,
      stampedAt: new Date(Date.UTC(2027, 5, 1, 8, step)),
      startsAt,
      endsAt: new Date(startsAt.getTime() + 20 * 60_000),
    };
  };
  const step = (number: number, start: string, more: Partial<Invitation> = {}): Invitation =>
    anInvitation({ ...at(number, start), ...changes, ...more });
  return {
    invited: step(0, '2027-06-12T07:00:00Z'),
    moved: step(1, '2027-06-12T09:20:00Z'),
    movedAgain: step(2, '2027-06-12T12:40:00Z'),
    cancelled: step(3, '2027-06-12T12:40:00Z', { method: 'CANCEL', status: 'CANCELLED' }),
    departed: step(3, '2027-06-12T12:40:00Z', { method: 'CANCEL', status: null }),
  };
}

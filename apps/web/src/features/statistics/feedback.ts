import type { Attendance } from '../live-day/queries';
import type { Participant } from '../participants/filters';
import type { Rating } from '../ratings/queries';
import { type Grouping, membersOf } from './fairness';

/** Whether a participant came, and what it thought of its meetings. */
export interface Feedback {
  readonly participant: Participant;
  readonly attendance: Attendance['state'];
  readonly given: readonly Rating[];
}

/** Of those admitted. */
export function feedbackOf(
  participants: readonly Participant[],
  attendances: readonly Attendance[],
  ratings: readonly Rating[],
): Feedback[] {
  const states = new Map(attendances.map(({ participantId, state }) => [participantId, state]));
  return participants
    .filter(({ state }) => state === 'admitted')
    .map((participant) => ({
      participant,
      attendance: states.get(participant.id) ?? 'expected',
      given: ratings.filter(({ participantId }) => participantId === participant.id),
    }));
}

export interface GroupFeedback {
  readonly group: string;
  readonly participants: number;
  /** Arrived, or noted as late. */
  readonly came: number;
  readonly absent: number;
  readonly ratings: number;
  /** The mean, from 1 to 5; null without ratings. */
  readonly score: number | null;
  /** Ratings that say the meeting led to cooperation: each side may say so. */
  readonly cooperations: number;
}

export function groupedFeedback(all: readonly Feedback[], by: Grouping): GroupFeedback[] {
  return membersOf(all, by).map(([group, members]) => {
    const given = members.flatMap((one) => one.given);
    return {
      ...{ group, participants: members.length },
      came: members.filter(({ attendance }) => attendance === 'arrived' || attendance === 'late').length,
      absent: members.filter(({ attendance }) => attendance === 'absent').length,
      ...{ ratings: given.length, score: meanScore(given) },
      cooperations: given.filter(({ cooperation }) => cooperation === true).length,
    };
  });
}

function meanScore(ratings: readonly Rating[]): number | null {
  if (ratings.length === 0) return null;
  return ratings.reduce((sum, { score }) => sum + score, 0) / ratings.length;
}

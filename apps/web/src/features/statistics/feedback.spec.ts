import type { Participant } from '../participants/filters';
import type { Rating } from '../ratings/queries';
import { feedbackOf, groupedFeedback } from './feedback';

const aParticipant = (id: string, region: 'EU' | 'LAC', state = 'admitted') =>
  ({ id, name: id, region, state }) as Participant;
const attends = (participantId: string, state: 'arrived' | 'late' | 'absent') => ({
  ...{ participantId, state, from: null, until: null, notedAt: null, revision: 1 },
});
const rates = (participantId: string, score: number, cooperation: boolean | null): Rating => ({
  ...{ meetingId: `of ${participantId}`, participantId, counterpartId: 'x', note: '', ratedAt: '' },
  ...{ score, cooperation, revision: 1 },
});

describe('attendance and ratings', () => {
  it('are added up by group for those admitted; late ones came, and without ratings there is no mean', () => {
    const feedback = feedbackOf(
      [
        ...[aParticipant('a', 'EU'), aParticipant('b', 'EU'), aParticipant('c', 'EU')],
        ...[aParticipant('d', 'LAC'), aParticipant('gone', 'LAC', 'withdrawn')],
      ],
      [attends('a', 'arrived'), attends('b', 'late'), attends('d', 'absent'), attends('gone', 'arrived')],
      [rates('a', 5, true), rates('a', 4, null), rates('b', 2, false), rates('gone', 1, true)],
    );
    expect(groupedFeedback(feedback, 'region')).toEqual([
      {
        ...{ group: 'EU', participants: 3, came: 2, absent: 0 },
        ...{ ratings: 3, score: 11 / 3, cooperations: 1 },
      },
      { group: 'LAC', participants: 1, came: 0, absent: 1, ratings: 0, score: null, cooperations: 0 },
    ]);
  });
});

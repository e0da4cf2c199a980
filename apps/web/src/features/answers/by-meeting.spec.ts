import { byMeeting } from './by-meeting';
import type { InvitationAnswer } from './queries';

const said = (meetingId: string, response: InvitationAnswer['response']): InvitationAnswer => ({
  ...{ meetingId, response, delegateId: `${meetingId}-${response}`, name: 'Somebody', isCurrent: true },
  ...{ comment: null, proposedStartsAt: null, proposedEndsAt: null, source: null, answeredAt: null },
});

const answers = [
  said('m1', 'ACCEPTED'),
  said('m1', 'NEEDS-ACTION'),
  said('m2', 'ACCEPTED'),
  said('m2', 'DECLINED'),
  said('m3', 'ACCEPTED'),
  said('m3', 'ACCEPTED'),
];
const ids = (response: InvitationAnswer['response'] | '') =>
  byMeeting(answers, response).map(({ meetingId }) => meetingId);

describe('answers by meeting', () => {
  it('show refused meetings first, agreed ones last', () => {
    expect(ids('')).toEqual(['m2', 'm1', 'm3']);
    expect(byMeeting(answers, '')[0]?.answers).toHaveLength(2);
  });

  it('can be narrowed to one answer', () => {
    expect(ids('NEEDS-ACTION')).toEqual(['m1']);
    expect(ids('TENTATIVE')).toEqual([]);
  });
});

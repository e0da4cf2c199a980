import type { Actor } from './actor';
import type { MeetingRequest } from './meeting-request';
import { endBecauseOfVeto, pairOf, requirePrivacy } from './veto';

const now = new Date('2015-06-02T08:00:00Z');
const participant = (participantId: string, impersonatorId: string | null = null): Actor => ({
  kind: 'participant',
  participantId,
  userId: 'u',
  impersonatorId,
});
const request = (status: 'proposed' | 'accepted') =>
  ({ id: 'r', fromParticipantId: 'asker', toParticipantId: 'asked', status, revision: 1 }) as MeetingRequest;

describe('a veto', () => {
  it('names its pair in one order, whoever made it', () => {
    expect(pairOf('b', 'a')).toEqual({ aParticipantId: 'a', bParticipantId: 'b' });
    expect(pairOf('a', 'b')).toEqual(pairOf('b', 'a'));
    expect(() => pairOf('a', 'a')).toThrow('two different participants');
  });

  it.each([
    ['proposed', 'asked', 'declined'],
    ['proposed', 'asker', 'withdrawn'],
    ['accepted', 'asked', 'withdrawn'],
    ['accepted', 'asker', 'withdrawn'],
  ] as const)('ends a request that is %s, when made by the %s, as %s', (status, author, expected) => {
    expect(endBecauseOfVeto(request(status), participant(author), now)).toMatchObject({ status: expected });
  });

  it('is the business of its author in person, and of organisers for their own', () => {
    expect(() => {
      requirePrivacy(participant('a'));
      requirePrivacy({ kind: 'organiser', userId: 'o' });
    }).not.toThrow();
    expect(() => {
      requirePrivacy(participant('a', 'organiser'));
    }).toThrow('private');
  });
});

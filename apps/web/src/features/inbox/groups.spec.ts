import { counterpartOf, grouped } from './groups';
import type { MeetingRequest } from './queries';

const side = (participantId: string) => ({ participantId, name: participantId, region: null, country: null });
const request = (
  id: string,
  from: string,
  to: string,
  more: Partial<MeetingRequest> = {},
): MeetingRequest => ({
  ...{ id, from: side(from), to: side(to), status: 'proposed', priority: 'want', message: '', reply: null },
  ...{ declineReason: null, proposedAt: '2027-01-02T00:00:00Z', changedAt: '2027-01-02T00:00:00Z' },
  ...{ expiresAt: null, revision: 1 },
  ...more,
});
const ids = (requests: readonly MeetingRequest[]) => requests.map(({ id }) => id);

describe('the requests of a participant', () => {
  it('are grouped by what they ask of it', () => {
    const groups = grouped(
      [
        request('sent', 'me', 'a'),
        request('received', 'b', 'me'),
        request('agreed', 'me', 'c', { status: 'accepted' }),
        request('gone', 'd', 'me', { status: 'expired' }),
      ],
      'me',
    );
    expect(Object.values(groups).map(ids)).toEqual([['received'], ['sent'], ['agreed'], ['gone']]);
  });

  it('come by priority, then by how long they have waited, past ones newest first', () => {
    const { toAnswer, past } = grouped(
      [
        request('new', 'a', 'me', { proposedAt: '2027-01-03T00:00:00Z' }),
        request('old', 'b', 'me', { proposedAt: '2027-01-01T00:00:00Z' }),
        request('must', 'c', 'me', { priority: 'must', proposedAt: '2027-01-04T00:00:00Z' }),
        request('first', 'd', 'me', { status: 'declined', changedAt: '2027-01-01T00:00:00Z' }),
        request('last', 'e', 'me', { status: 'declined', changedAt: '2027-01-05T00:00:00Z' }),
      ],
      'me',
    );
    expect(ids(toAnswer)).toEqual(['must', 'old', 'new']);
    expect(ids(past)).toEqual(['last', 'first']);
  });

  it('have a counterpart, whoever asked', () => {
    expect(counterpartOf(request('x', 'me', 'a'), 'me').name).toBe('a');
    expect(counterpartOf(request('x', 'b', 'me'), 'me').name).toBe('b');
  });
});

import {
  NEXT,
  STATUSES,
  accept,
  decline,
  edit,
  expire,
  stronger,
  withdraw,
  type MeetingRequest,
  type Status,
} from './meeting-request';

const now = new Date('2015-06-02T08:00:00Z');

function aRequest(status: Status): MeetingRequest {
  return {
    id: 'r',
    fromParticipantId: 'a',
    toParticipantId: 'b',
    status,
    priority: 'want',
    message: 'Hello',
    reply: null,
    declineReason: null,
    proposedAt: new Date('2015-06-01T08:00:00Z'),
    changedAt: new Date('2015-06-01T08:00:00Z'),
    expiresAt: null,
    revision: 3,
  };
}

const steps = {
  accepted: (request: MeetingRequest) => accept(request, null, now),
  declined: (request: MeetingRequest) => decline(request, null, now),
  withdrawn: (request: MeetingRequest) => withdraw(request, now),
  expired: (request: MeetingRequest) => expire(request, now),
};

describe('a meeting request', () => {
  for (const from of STATUSES) {
    for (const [to, step] of Object.entries(steps)) {
      const isLegal = NEXT[from].includes(to as Status);
      it(`that is ${from} ${isLegal ? 'can' : 'cannot'} become ${to}`, () => {
        if (isLegal) {
          expect(step(aRequest(from))).toMatchObject({ status: to, changedAt: now, revision: 4 });
        } else {
          expect(() => step(aRequest(from))).toThrow(
            expect.objectContaining({
              code: 'MEETING_REQUEST.ILLEGAL_TRANSITION',
              details: { id: 'r', from, to },
            }),
          );
        }
      });
    }
  }

  it('ends unless it is proposed or accepted', () => {
    expect(STATUSES.filter((status) => NEXT[status].length === 0)).toEqual([
      'declined',
      'withdrawn',
      'expired',
    ]);
  });

  it('keeps why it was declined, and what was said when it was accepted', () => {
    expect(decline(aRequest('proposed'), 'No capacity', now).declineReason).toBe('No capacity');
    expect(accept(aRequest('proposed'), 'With pleasure', now).reply).toBe('With pleasure');
  });

  it('can be edited only while nobody has answered', () => {
    expect(edit(aRequest('proposed'), { message: '' })).toMatchObject({
      message: '',
      priority: 'want',
      revision: 4,
    });
    for (const status of STATUSES.filter((each) => each !== 'proposed')) {
      expect(() => edit(aRequest(status), { priority: 'must' })).toThrow('only an unanswered one');
    }
  });

  it('that both sides wish for has the stronger of their priorities', () => {
    expect(stronger('nice', 'must')).toBe('must');
    expect(stronger('must', 'nice')).toBe('must');
    expect(stronger('want', 'nice')).toBe('want');
  });
});

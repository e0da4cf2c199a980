import { aGrid, aMeeting, sidesOf } from './grid-for-specs';
import { isUntouched, meanwhile } from './meanwhile';

const one = aMeeting('m1', 'a', 'b', 's1', 't1');
const two = aMeeting('m2', 'c', 'd', 's2', 't2');
const before = aGrid([one, two]);

describe('what somebody else did meanwhile', () => {
  it('is nothing when only the revision differs', () => {
    expect(meanwhile(before, aGrid([one, two], 3))).toEqual([]);
  });

  it('is told meeting by meeting', () => {
    const three = aMeeting('m3', 'a', 'd', 's3', 't1');
    const after = aGrid([{ ...one, slotId: 's4' }, three]);
    expect(meanwhile(before, after).map(({ meetingId, kind }) => [meetingId, kind])).toEqual([
      ['m1', 'moved'],
      ['m3', 'placed'],
      ['m2', 'taken-out'],
    ]);
    expect(meanwhile(before, aGrid([{ ...one, isLocked: true }, two]))).toMatchObject([{ kind: 'locked' }]);
  });

  it('leaves an edit of other meetings standing, and not one of the same', () => {
    const changes = meanwhile(before, aGrid([{ ...one, slotId: 's4' }, two]));
    const lock = (meeting: typeof one) =>
      ({ kind: 'lock', meeting: sidesOf(meeting), isLocked: true }) as const;
    expect(isUntouched(lock(two), changes)).toBe(true);
    expect(isUntouched(lock(one), changes)).toBe(false);
    expect(isUntouched({ kind: 'swap', meeting: sidesOf(two), other: sidesOf(one) }, changes)).toBe(false);
  });
});

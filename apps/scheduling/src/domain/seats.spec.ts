import fc from 'fast-check';
import { overlap } from './gathering';
import { seatMeetings, type Sitting } from './seats';

const at = (minute: number) => new Date(Date.parse('2015-06-12T07:00:00Z') + minute * 60_000);
const sitting = (meetingId: string, from: number, until: number): Sitting => ({
  meetingId,
  startsAt: at(from),
  endsAt: at(until),
});
const unknown = () => undefined;

describe('who of a delegation sits where', () => {
  it('gives one delegate one meeting after the other', () => {
    const seats = seatMeetings([sitting('m', 0, 20), sitting('n', 20, 40)], 1, unknown);
    expect([...(seats ?? [])]).toEqual([
      ['m', 1],
      ['n', 1],
    ]);
  });

  it('has no answer when more meetings overlap than there are delegates', () => {
    expect(seatMeetings([sitting('m', 0, 20), sitting('n', 19, 40)], 1, unknown)).toBeNull();
  });

  it('leaves a delegate in the meeting that people were told, where possible', () => {
    const before = new Map([['n', 1]]);
    const seats = seatMeetings([sitting('m', 0, 20), sitting('n', 0, 20)], 2, (id) => before.get(id));
    expect([seats?.get('m'), seats?.get('n')]).toEqual([2, 1]);
  });

  it('forgets a seat that the delegation no longer has', () => {
    expect(seatMeetings([sitting('m', 0, 20)], 1, () => 3)?.get('m')).toBe(1);
  });

  it('finds seats whenever no instant has more meetings than delegates, whoever sat where before', () => {
    const sittings = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 10 })), { maxLength: 12 });
    const previous = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(sittings, previous, (drawn, before) => {
        const all = drawn.map(([from, length], i) => sitting(`m${i}`, from, from + length));
        const busiest = Math.max(
          0,
          ...all.map(
            (one) =>
              all.filter((other) => other.startsAt <= one.startsAt && one.startsAt < other.endsAt).length,
          ),
        );
        const seats = seatMeetings(all, busiest, (id) => before[Number(id.slice(1))]);
        expect(seats?.size).toBe(all.length);
        for (const one of all) {
          for (const other of all) {
            if (one === other || !overlap(one, other)) continue;
            expect(seats?.get(one.meetingId)).not.toBe(seats?.get(other.meetingId));
          }
        }
      }),
    );
  });
});

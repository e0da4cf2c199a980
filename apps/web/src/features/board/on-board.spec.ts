import { aGrid, aMeeting } from '../workbench/grid-for-specs';
import { roundsAt, roundsOf } from './on-board';

const grid = aGrid([
  aMeeting('m1', 'a', 'b', 's1', 't2'),
  aMeeting('m2', 'c', 'd', 's1', 't1'),
  aMeeting('m3', 'a', 'c', 's3', 't1'),
]);
const rounds = roundsOf(grid);
const at = (hour: number, minute = 0) => new Date(Date.UTC(2027, 5, 11, hour, minute));
const begin = (round: { startsAt: string } | null) => round?.startsAt;

describe('the board', () => {
  it('shows the rounds in which somebody meets, by table', () => {
    expect(rounds.map(({ meetings }) => meetings.map(({ meetingId }) => meetingId))).toEqual([
      ['m2', 'm1'],
      ['m3'],
    ]);
  });

  it('knows what is on and what comes next', () => {
    const [first, second] = [rounds[0]?.startsAt, rounds[1]?.startsAt];
    const shown = (now: Date) => {
      const { current, next } = roundsAt(rounds, now);
      return [begin(current), begin(next)];
    };
    expect(shown(at(0))).toEqual([undefined, first]);
    expect(shown(at(1, 30))).toEqual([first, second]);
    expect(shown(at(2, 30))).toEqual([undefined, second]);
    expect(shown(at(9))).toEqual([undefined, undefined]);
  });
});

import { aGrid, aMeeting, sidesOf } from './grid-for-specs';
import { applied, concernedBy, inverseOf, placeOf, type Edit } from './edits';

const one = aMeeting('m1', 'a', 'b', 's1', 't1');
const two = aMeeting('m2', 'c', 'd', 's2', 't2');
const grid = aGrid([one, two]);
const placesIn = (edited: typeof grid) =>
  Object.fromEntries(edited.meetings.map((meeting) => [meeting.meetingId, placeOf(meeting)]));

const edits: Edit[] = [
  { kind: 'place', meeting: sidesOf(one), from: placeOf(one), to: { slotId: 's3', tableId: 't1' } },
  { kind: 'unschedule', meeting: sidesOf(one), from: placeOf(one)! },
  { kind: 'swap', meeting: sidesOf(one), other: sidesOf(two) },
  { kind: 'lock', meeting: sidesOf(two), isLocked: true },
];

describe('an edit', () => {
  it('moves a meeting to the slot and table chosen, with the time of that slot', () => {
    const moved = applied(grid, edits[0]!).meetings.find(({ meetingId }) => meetingId === 'm1')!;
    expect(moved).toMatchObject({ slotId: 's3', tableId: 't1', startsAt: grid.slots[2]!.startsAt });
  });

  it('takes a meeting out, and lets two change places', () => {
    expect(placesIn(applied(grid, edits[1]!))).toEqual({ m2: { slotId: 's2', tableId: 't2' } });
    expect(placesIn(applied(grid, edits[2]!))).toEqual({
      m1: { slotId: 's2', tableId: 't2' },
      m2: { slotId: 's1', tableId: 't1' },
    });
  });

  it.each(edits)('$kind is taken back by its inverse', (edit) => {
    const back = applied(applied(grid, edit), inverseOf(edit));
    expect(placesIn(back)).toEqual(placesIn(grid));
    expect(back.meetings.filter(({ isLocked }) => isLocked)).toEqual([]);
  });

  it('gives a meeting without a place one, and its inverse takes it out again', () => {
    const unplaced = { meetingId: 'm3', aId: 'a', bId: 'd' };
    const edit: Edit = { kind: 'place', meeting: unplaced, from: null, to: { slotId: 's3', tableId: 't2' } };
    expect(placesIn(applied(grid, edit)).m3).toEqual({ slotId: 's3', tableId: 't2' });
    expect(inverseOf(edit)).toMatchObject({ kind: 'unschedule', from: { slotId: 's3', tableId: 't2' } });
  });

  it('concerns the meetings it names', () => {
    expect(edits.map(concernedBy)).toEqual([['m1'], ['m1'], ['m1', 'm2'], ['m2']]);
  });
});

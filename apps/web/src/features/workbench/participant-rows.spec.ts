import { aGrid, aMeeting } from './grid-for-specs';
import { participantRows } from './participant-rows';

const rowOf = (id: string, grid = aGrid([])) =>
  participantRows(grid).find((row) => row.participantId === id)!;

describe('the row of a participant', () => {
  it('shows a meeting to both of its sides', () => {
    const grid = aGrid([aMeeting('m1', 'a', 'b', 's1', 't1')]);
    expect([...rowOf('a', grid).meetings.keys()]).toEqual(['s1']);
    expect([...rowOf('b', grid).meetings.keys()]).toEqual(['s1']);
    expect(rowOf('c', grid).meetings.size).toBe(0);
  });

  it('counts a group of idle slots between two meetings as one break, and none before or after them', () => {
    const grid = aGrid([aMeeting('m1', 'a', 'b', 's1', 't1'), aMeeting('m2', 'a', 'c', 's4', 't1')]);
    const { breaks, idleSlotIds } = rowOf('a', grid);
    expect([breaks, [...idleSlotIds]]).toEqual([1, ['s2', 's3']]);
    expect(rowOf('b', grid).breaks).toBe(0);
  });

  it('marks the meeting for which one has to go to another table', () => {
    const grid = aGrid([
      aMeeting('m1', 'a', 'b', 's1', 't1'),
      aMeeting('m2', 'a', 'c', 's2', 't2'),
      aMeeting('m3', 'a', 'd', 's3', 't2'),
    ]);
    expect([...rowOf('a', grid).movedSlotIds]).toEqual(['s2']);
  });

  it('is one for each delegate of a participant, whose breaks are those of all of them together', () => {
    const second = { ...aMeeting('m2', 'a', 'c', 's2', 't2'), aSeatNo: 2 };
    const grid = aGrid([aMeeting('m1', 'a', 'b', 's1', 't1'), second, aMeeting('m3', 'a', 'd', 's3', 't1')]);
    const rows = participantRows(grid).filter(({ participantId }) => participantId === 'a');
    expect(rows.map(({ seatNo, meetings, breaks }) => [seatNo, meetings.size, breaks])).toEqual([
      [1, 2, 0],
      [2, 1, 0],
    ]);
  });

  it('knows no break over a night', () => {
    const grid = aGrid([aMeeting('m1', 'a', 'b', 's1', 't1'), aMeeting('m2', 'a', 'c', 's4', 't2')]);
    const slots = grid.slots.map((slot, position) =>
      position < 2 ? slot : { ...slot, startsLocal: slot.startsLocal.replace('06-11', '06-12') },
    );
    const row = rowOf('a', { ...grid, slots });
    expect([row.breaks, row.movedSlotIds.size]).toEqual([0, 0]);
  });
});

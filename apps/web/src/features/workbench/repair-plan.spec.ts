import { aGrid, aMeeting } from './grid-for-specs';
import { participantsConcerned, planOf } from './repair-plan';

const unplaced = { meetingId: 'm9', aId: 'a', bId: 'd' };
const grid = aGrid([aMeeting('m1', 'a', 'b', 's1', 't1'), aMeeting('m2', 'c', 'd', 's2', 't2')]);
const plan = (changes: ({ kind: string } & Record<string, unknown>)[], table = 't1', of = grid) =>
  planOf({ changes, placement: { slot: 's1', table } }, unplaced, of);

describe('the plan of a repair', () => {
  it('moves what is in the way, then places the meeting', () => {
    const found = plan([{ kind: 'move-meeting', meeting: 'm1', to: { slot: 's3', table: 't2' } }]);
    expect(found).toMatchObject({
      moves: [{ kind: 'place', meeting: { meetingId: 'm1' }, to: { slotId: 's3', tableId: 't2' } }],
      to: { slotId: 's1', tableId: 't1' },
      byPeople: [],
    });
    expect(participantsConcerned(found)).toBe(3);
  });

  it('adds tables and interpreters to the programme, and seats the meeting at the table that comes', () => {
    const found = plan(
      [
        { kind: 'add-table', table: 'extra-table-1', tableKind: 'virtual', slot: 's1' },
        { kind: 'add-interpreter', interpreter: 'x', languages: ['es', 'fr'], slot: 's1' },
      ],
      'extra-table-1',
    );
    expect(found).toMatchObject({
      tables: ['virtual'],
      interpreters: [['es', 'fr']],
      to: { slotId: 's1', tableId: null },
      byPeople: [],
    });
  });

  it('raises the limit of a participant, but not those the programme of the gathering has no field for', () => {
    const limit = { kind: 'raise-limit', participant: 'a', value: 7 };
    expect(plan([{ ...limit, limit: 'maxMeetings' }])).toMatchObject({
      limits: [{ participantId: 'a', maxMeetings: 7 }],
      byPeople: [],
    });
    expect(plan([{ ...limit, limit: 'maxInARow' }]).byPeople).toHaveLength(1);
  });

  it('leaves to people what only they can do', () => {
    const change = { kind: 'free-slot', participant: 'a', slot: 's1' };
    expect(plan([change]).byPeople).toEqual([change]);
  });

  it('cannot move a meeting that is locked or gone by now', () => {
    const move = { kind: 'move-meeting', meeting: 'm1', to: { slot: 's3', table: 't2' } };
    expect(plan([move], 't1', aGrid([])).byPeople).toEqual([move]);
    const locked = aGrid([{ ...aMeeting('m1', 'a', 'b', 's1', 't1'), isLocked: true }]);
    expect(plan([move], 't1', locked).byPeople).toEqual([move]);
  });
});

import { aMeeting } from './grid-for-specs';
import { Targets, type Cells, type Reason } from './targets';

const taken = (meetingId: string): Reason => ({
  kind: 'table-taken',
  sentence: '',
  tableId: 't1',
  meetingId,
});
const busy = (...meetingIds: string[]): Reason => ({
  kind: 'participant-busy',
  sentence: '',
  participantId: 'a',
  meetingIds,
});
const away: Reason = { kind: 'participant-away', sentence: '', participantId: 'a' };

interface SlotReasons {
  readonly slot?: Reason[];
  readonly t1?: Reason[];
  readonly t2?: Reason[];
}
function cells(slots: Record<string, SlotReasons>): Cells {
  return {
    meetingId: 'm1',
    revision: 0,
    reasons: [],
    slots: Object.entries(slots).map(([slotId, { slot = [], t1 = [], t2 = [] }]) => ({
      ...{ slotId, startsAt: '', startsLocal: '', reasons: slot },
      cells: [
        { tableId: 't1', isFree: slot.length + t1.length === 0, reasons: t1 },
        { tableId: 't2', isFree: slot.length + t2.length === 0, reasons: t2 },
      ],
    })),
  };
}

const home = { slotId: 's1', tableId: 't1' };
const other = aMeeting('m2', 'a', 'd', 's2', 't1');

describe('the targets of a meeting in hand', () => {
  it('are green where the server says so, and its own place is no target', () => {
    const targets = new Targets(cells({ s1: {}, s2: {} }), home);
    expect(targets.at({ slotId: 's2', tableId: 't2' })).toMatchObject({ kind: 'free' });
    expect(targets.at(home)).toEqual({ kind: 'own' });
  });

  it('offer a swap where only the other meeting is in the way', () => {
    const targets = new Targets(cells({ s1: {}, s2: { slot: [busy('m2')], t1: [taken('m2')] } }), home);
    expect(targets.at({ slotId: 's2', tableId: 't1' }, other)).toEqual({ kind: 'swap', other });
  });

  it('offer none where something else is in the way too, the other is locked, or there is no place to give', () => {
    const blocked = cells({ s2: { slot: [away], t1: [taken('m2')] } });
    expect(new Targets(blocked, home).at({ slotId: 's2', tableId: 't1' }, other)).toEqual({
      kind: 'blocked',
      reasons: [away, taken('m2')],
    });
    const takenOnly = cells({ s2: { t1: [taken('m2')] } });
    const locked = { ...other, isLocked: true };
    expect(new Targets(takenOnly, home).at({ slotId: 's2', tableId: 't1' }, locked).kind).toBe('blocked');
    expect(new Targets(takenOnly, null).at({ slotId: 's2', tableId: 't1' }, other).kind).toBe('blocked');
  });

  it('keep the table in another slot where it is free there, else take the first free one', () => {
    const atTwo = { slotId: 's1', tableId: 't2' };
    expect(new Targets(cells({ s2: {} }), atTwo).inSlot('s2')).toMatchObject({ to: { tableId: 't2' } });
    const secondTaken = cells({ s2: { t2: [taken('m9')] } });
    expect(new Targets(secondTaken, atTwo).inSlot('s2')).toMatchObject({ to: { tableId: 't1' } });
  });

  it('say why a slot has no table for it', () => {
    const full = cells({ s2: { t1: [taken('m8')], t2: [taken('m9')] } });
    expect(new Targets(full, home).inSlot('s2')).toEqual({ kind: 'blocked', reasons: [taken('m8')] });
    expect(new Targets(cells({ s2: { slot: [away] } }), home).inSlot('s2')).toEqual({
      kind: 'blocked',
      reasons: [away],
    });
  });
});

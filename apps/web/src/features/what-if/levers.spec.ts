import type { Programme } from '../programme/plan';
import { AS_IT_IS, capacityWith, changesOf, slotSpan, tableSpan } from './levers';

const at = (hour: number, minute: number) => new Date(Date.UTC(2027, 5, 11, hour, minute)).toISOString();
const slot = (id: string, sessionId: string, hour: number, minute: number, position: number) => ({
  ...{ id, sessionId, position, startsLocal: '' },
  ...{ startsAt: at(hour, minute), endsAt: at(hour, minute + 20) },
});
const session = (id: string) => ({
  ...{ id, name: id, startsLocal: '', endsLocal: '', startsAt: '', endsAt: '' },
  ...{ slotMinutes: 20, pauseMinutes: 0, breaks: [] },
});
const table = (id: string, kind: 'table' | 'virtual') => ({
  ...{ id, name: id, kind, joinUrl: null, ownerParticipantId: null, closed: [] },
});
const programme: Programme = {
  revision: 0,
  sessions: [session('am'), session('pm')],
  slots: [slot('a1', 'am', 9, 0, 0), slot('a2', 'am', 9, 20, 1), slot('p1', 'pm', 10, 20, 2)],
  tables: [table('t1', 'table'), table('t2', 'table'), table('v1', 'virtual')],
  interpreters: [],
  capacity: { slots: 3, tables: 3, places: 9 },
};

describe('the levers', () => {
  it('go as far as the programme leaves room', () => {
    expect(tableSpan(programme)).toEqual([-1, 6]);
    const [morning, afternoon] = programme.sessions.map((one) => slotSpan(programme, one));
    expect(morning).toEqual([-2, 2]);
    expect(afternoon).toEqual([-1, 6]);
  });

  it('are nothing as it is', () => {
    expect(changesOf(programme, AS_IT_IS)).toEqual([]);
  });

  it('add tables, slots one after the other, and interpreters who speak something', () => {
    const changes = changesOf(programme, {
      ...{ tables: 1, slots: { am: 2 }, interpreters: 1, languages: ['es', 'it'] },
    });
    expect(changes).toEqual([
      { kind: 'table-added', table: { id: 'table-more-1', kind: 'table' } },
      { kind: 'slot-added', slot: { id: 'am-more-1', start: at(9, 40), end: at(10, 0) }, after: 'a2' },
      {
        kind: 'slot-added',
        slot: { id: 'am-more-2', start: at(10, 0), end: at(10, 20) },
        after: 'am-more-1',
      },
      { kind: 'interpreter-added', interpreter: { id: 'interpreter-more-1', languages: ['es', 'it'] } },
    ]);
    expect(changesOf(programme, { ...AS_IT_IS, interpreters: 1 })).toEqual([]);
  });

  it('take the last away', () => {
    expect(changesOf(programme, { ...AS_IT_IS, tables: -1, slots: { am: -1 } })).toEqual([
      { kind: 'tables-lost', tables: ['t2'] },
      { kind: 'slots-lost', slots: ['a2'] },
    ]);
  });

  it('say at once how many places there are', () => {
    expect(capacityWith(programme, { ...AS_IT_IS, tables: 1, slots: { pm: 1 } })).toMatchObject({
      ...{ slots: 4, tables: 4, places: 16 },
    });
  });
});

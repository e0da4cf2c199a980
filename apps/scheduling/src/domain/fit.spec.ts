import { reasonsAgainst, reasonsAgainstStaying } from './fit';
import type { Gathering, Interpreter, Meeting, Party, Placement, Slot, Table } from './gathering';
import { Timetable } from './timetable';

const at = (minute: number) => new Date(Date.parse('2015-06-12T07:00:00Z') + minute * 60_000);
const slot = (id: string, from: number, until: number): Slot => ({
  id,
  sessionId: 'morning',
  sessionName: 'Morning',
  position: from,
  startsAt: at(from),
  endsAt: at(until),
  startsLocal: '2015-06-12T09:00',
});
const table = (id: string, columns: Partial<Table> = {}): Table => ({
  id,
  name: id,
  kind: 'table',
  position: 0,
  ownerParticipantId: null,
  joinUrl: null,
  closedSlotIds: new Set(),
  ...columns,
});
const party = (id: string, columns: Partial<Party> = {}): Party => ({
  id,
  name: id,
  region: 'EU',
  attends: 'on-site',
  languages: ['en'],
  maxMeetings: null,
  delegates: 1,
  awaySlotIds: new Set(),
  offHoursSlotIds: new Set(),
  ...columns,
});
const meeting = (id: string, aId: string, bId: string, columns: Partial<Meeting> = {}): Meeting => ({
  id,
  aId,
  bId,
  priority: 'want',
  isReleased: false,
  isVetoed: false,
  ...columns,
});
const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((i) => [i.id, i]));

interface Given {
  readonly parties?: readonly Party[];
  readonly tables?: readonly Table[];
  readonly meetings?: readonly Meeting[];
  readonly interpreters?: readonly Interpreter[];
  readonly bufferMinutes?: number;
}
const gathering = (given: Given = {}): Gathering => ({
  matchmakingId: 'g',
  name: 'Round',
  zone: 'Europe/Rome',
  bufferMinutes: given.bufferMinutes ?? null,
  slots: byId([slot('s1', 0, 20), slot('s2', 20, 40), slot('long', 10, 40)]),
  tables: byId(given.tables ?? [table('t1'), table('t2')]),
  parties: byId(given.parties ?? [party('a'), party('b'), party('c'), party('d')]),
  interpreters: byId(given.interpreters ?? []),
  meetings: byId(given.meetings ?? [meeting('ab', 'a', 'b')]),
});
const placement = (
  meetingId: string,
  sides: string,
  slotId: string,
  tableId: string,
  interpreterId: string | null = null,
): Placement => {
  const { startsAt, endsAt } = gathering().slots.get(slotId)!;
  const [aId, bId] = [sides[0]!, sides[1]!];
  return {
    meetingId,
    aId,
    bId,
    aSeatNo: 1,
    bSeatNo: 1,
    slotId,
    startsAt,
    endsAt,
    tableId,
    interpreterId,
    isLocked: false,
  };
};

/** Why meeting a–b cannot be in slot s1 at table t1. */
function against(
  given: Given = {},
  others: readonly Placement[] = [],
  place = { slotId: 's1', tableId: 't1' },
) {
  const all = gathering(given);
  return reasonsAgainst(all, new Timetable(others), all.meetings.get('ab')!, place);
}
const kinds = (reasons: readonly { readonly kind: string }[]) => reasons.map(({ kind }) => kind);

describe('a place', () => {
  it('is free when nothing speaks against it', () => {
    expect(against()).toEqual([]);
  });

  it('leaves who comes alone the time to move from another table', () => {
    const elsewhere = [placement('ac', 'ac', 's2', 't2')];
    expect(against({ bufferMinutes: 5 }, elsewhere)).toEqual([
      { kind: 'no-time-to-move', participantId: 'a', meetingId: 'ac' },
    ]);
    expect(against({ bufferMinutes: 5 }, [placement('ac', 'ac', 's2', 't1')])).toEqual([]);
    expect(against({}, elsewhere)).toEqual([]);
    const parties = [party('a', { delegates: 2 }), party('b'), party('c')];
    expect(against({ bufferMinutes: 5, parties }, elsewhere)).toEqual([]);
  });

  it('is not taken by the meeting itself', () => {
    expect(against({}, [placement('ab', 'ab', 's1', 't1')])).toEqual([]);
  });

  it.each<[string, Given, string]>([
    [
      'a side took its yes back',
      { meetings: [meeting('ab', 'a', 'b', { isReleased: true })] },
      'meeting-released',
    ],
    ['the pair must not meet', { meetings: [meeting('ab', 'a', 'b', { isVetoed: true })] }, 'pair-vetoed'],
    ['a side left', { parties: [party('a')] }, 'participant-left'],
    [
      'a side is away',
      { parties: [party('a', { awaySlotIds: new Set(['s1']) }), party('b')] },
      'participant-away',
    ],
    [
      'it is outside the hours of a side',
      { parties: [party('a', { offHoursSlotIds: new Set(['s1']) }), party('b')] },
      'outside-local-hours',
    ],
    ['the table is gone', { tables: [table('t2')] }, 'table-removed'],
    [
      'the table is closed then',
      { tables: [table('t1', { closedSlotIds: new Set(['s1']) })] },
      'table-closed',
    ],
    [
      'a side is remote and the table is not',
      { parties: [party('a', { attends: 'remote' }), party('b')] },
      'table-unsuitable',
    ],
    [
      'both are on site and the room is virtual',
      { tables: [table('t1', { kind: 'virtual' })] },
      'table-unsuitable',
    ],
    [
      'the booth is somebody else’s',
      { tables: [table('t1', { kind: 'booth', ownerParticipantId: 'c' })] },
      'booth-of-another',
    ],
    [
      'they share no language',
      { parties: [party('a', { languages: ['es'] }), party('b', { languages: ['it'] })] },
      'no-interpreter-free',
    ],
  ])('is refused when %s', (_, given, kind) => {
    expect(kinds(against(given))).toEqual([kind]);
  });

  it('is free at the booth of one of the two', () => {
    expect(against({ tables: [table('t1', { kind: 'booth', ownerParticipantId: 'b' })] })).toEqual([]);
  });

  it('is free for sides that name no language', () => {
    expect(against({ parties: [party('a', { languages: [] }), party('b', { languages: ['it'] })] })).toEqual(
      [],
    );
  });

  it('is refused when the slot is gone', () => {
    expect(against({}, [], { slotId: 'gone', tableId: 't1' })).toEqual([
      { kind: 'slot-removed', slotId: 'gone' },
    ]);
  });

  it('is refused while another meeting is there, even in a slot of another length', () => {
    const others = [placement('cd', 'cd', 'long', 't1')];
    expect(against({}, others)).toEqual([{ kind: 'table-taken', tableId: 't1', meetingId: 'cd' }]);
    expect(against({}, others, { slotId: 's1', tableId: 't2' })).toEqual([]);
  });

  it('is free the moment another meeting ends', () => {
    expect(against({}, [placement('ac', 'ac', 's1', 't1')], { slotId: 's2', tableId: 't1' })).toEqual([]);
  });

  it('is refused while as many meetings of a side go on as it has delegates, and not one fewer', () => {
    const others = [placement('ac', 'ac', 's1', 't2')];
    expect(against({}, others)).toEqual([
      { kind: 'participant-busy', participantId: 'a', meetingIds: ['ac'] },
    ]);
    const parties = [party('a', { delegates: 2 }), party('b'), party('c')];
    expect(against({ parties }, others)).toEqual([]);
  });

  it('is refused when a side has all the meetings it wants, and not one earlier', () => {
    const others = [placement('ac', 'ac', 's2', 't2')];
    const limited = (maxMeetings: number) => ({ parties: [party('a', { maxMeetings }), party('b')] });
    expect(against(limited(1), others)).toEqual([
      { kind: 'too-many-meetings', participantId: 'a', limit: 1 },
    ]);
    expect(against(limited(2), others)).toEqual([]);
  });

  it('needs an interpreter who speaks for both and is free', () => {
    const parties = [
      party('a', { languages: ['es'] }),
      party('b', { languages: ['it'] }),
      party('c'),
      party('d'),
    ];
    const speaks = (languages: string[], away: string[] = []) => [
      { id: 'i', name: 'Ines', languages, awaySlotIds: new Set(away) },
    ];
    expect(against({ parties, interpreters: speaks(['es', 'it']) })).toEqual([]);
    expect(kinds(against({ parties, interpreters: speaks(['es', 'fr']) }))).toEqual(['no-interpreter-free']);
    expect(kinds(against({ parties, interpreters: speaks(['es', 'it'], ['s1']) }))).toEqual([
      'no-interpreter-free',
    ]);
    const busy = [placement('cd', 'cd', 's1', 't2', 'i')];
    expect(kinds(against({ parties, interpreters: speaks(['es', 'it']) }, busy))).toEqual([
      'no-interpreter-free',
    ]);
  });
});

describe('a placed meeting', () => {
  it('no longer fits when its slot moved in time', () => {
    const all = gathering();
    const told = { ...placement('ab', 'ab', 's1', 't1'), startsAt: at(-20), endsAt: at(0) };
    expect(reasonsAgainstStaying(all, new Timetable([told]), all.meetings.get('ab')!, told)).toEqual([
      { kind: 'slot-moved', slotId: 's1' },
    ]);
  });
});

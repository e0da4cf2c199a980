import type { Appearance } from './appearance';
import { affectedParticipants, affectedPeople, blastRadiusOf, differenceOf } from './difference';

const entry = (meetingId: string, change: Partial<Appearance> = {}): Appearance => ({
  meetingId,
  aId: 'a',
  bId: 'b',
  aSeatNo: 1,
  bSeatNo: 1,
  startsAt: new Date('2015-06-12T07:00:00Z'),
  endsAt: new Date('2015-06-12T07:20:00Z'),
  tableId: 't1',
  tableName: 'Table 1',
  tableKind: 'table',
  joinUrl: null,
  interpreterName: null,
  ...change,
});
const schedule = (...entries: Appearance[]) => new Map(entries.map((e) => [e.meetingId, e]));

describe('the difference of two schedules', () => {
  it('is empty between equal ones', () => {
    expect(differenceOf(schedule(entry('m')), schedule(entry('m')))).toEqual([]);
  });

  it.each([
    ['the time', { startsAt: new Date('2015-06-12T07:05:00Z') }],
    ['the end', { endsAt: new Date('2015-06-12T07:25:00Z') }],
    ['the table', { tableId: 't2' }],
    ['the table’s name', { tableName: 'Window' }],
    ['the table’s kind', { tableKind: 'booth' as const }],
    ['the link', { joinUrl: 'https://rooms.example/2' }],
    ['the interpreter', { interpreterName: 'Ines' }],
    ['the delegate of one side', { aSeatNo: 2 }],
    ['the delegate of the other side', { bSeatNo: 2 }],
  ])('names a meeting as moved when %s changes', (_, change) => {
    const changes = differenceOf(schedule(entry('m')), schedule(entry('m', change)));
    expect(changes.map(({ kind }) => kind)).toEqual(['moved']);
  });

  it('names what is new before what is cancelled', () => {
    const changes = differenceOf(schedule(entry('old')), schedule(entry('new')));
    expect(changes.map(({ kind, meetingId }) => [kind, meetingId])).toEqual([
      ['invited', 'new'],
      ['cancelled', 'old'],
    ]);
  });
});

describe('the blast radius', () => {
  it('counts a mail for each of the two persons, and a person once', () => {
    const changes = differenceOf(schedule(), schedule(entry('m'), entry('n', { bId: 'c' })));
    expect(blastRadiusOf(changes, 2)).toEqual({
      people: 3,
      invitations: 4,
      moves: 0,
      cancellations: 0,
      unchangedMeetings: 0,
    });
  });

  it('invites the delegate who takes over, cancels for the one before, and moves the counterpart', () => {
    const changes = differenceOf(
      schedule(entry('m'), entry('n')),
      schedule(entry('m', { aSeatNo: 2 }), entry('n')),
    );
    expect(blastRadiusOf(changes, 2)).toEqual({
      people: 3,
      invitations: 1,
      moves: 1,
      cancellations: 1,
      unchangedMeetings: 1,
    });
    expect(affectedPeople(changes)).toEqual([
      { participantId: 'a', seatNo: 1 },
      { participantId: 'b', seatNo: 1 },
      { participantId: 'a', seatNo: 2 },
    ]);
  });

  it('counts for each participant its delegates and its meetings', () => {
    const changes = differenceOf(
      schedule(entry('m'), entry('old', { bId: 'c' })),
      schedule(entry('m', { aSeatNo: 2 }), entry('new')),
    );
    expect(affectedParticipants(changes)).toEqual([
      { participantId: 'a', delegates: 2, invited: 1, moved: 1, cancelled: 1 },
      { participantId: 'b', delegates: 1, invited: 1, moved: 1, cancelled: 0 },
      { participantId: 'c', delegates: 1, invited: 0, moved: 0, cancelled: 1 },
    ]);
  });
});

import fc from 'fast-check';
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CalendarError } from '../calendar-error';
import { anInvitation } from './an-invitation';
import { buildAgenda, buildInvitation } from './build';
import type { Invitation } from './model';

const GOLDEN = path.join(__dirname, '../../../../test/fixtures/golden');
const golden = (name: string) => readFileSync(path.join(GOLDEN, `${name}.ics`), 'utf8');
const octetsOf = (text: string) => text.split('\r\n').map((line) => Buffer.byteLength(line, 'utf8'));

/** What a calendar program reads, through a parser that did not write it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    stampedAt: value('dtstamp'),
    startsAt: value('dtstart'),
    endsAt: value('dtend'),
    summary: value('summary'),
    description: value('description'),
    location: value('location'),
    status: value('status'),
    conference: value('conference'),
    organizers: event.getAllProperties('organizer').map((one) => one.getFirstValue()),
    attendees: event.getAllProperties('attendee').map((one) => one.getFirstValue()),
    attendeeName: event.getFirstProperty('attendee')?.getFirstParameter('cn') ?? null,
    alarms: event.getAllSubcomponents('valarm').length,
  };
}

const moved = anInvitation({
  sequence: 2,
  stampedAt: new Date('2027-06-02T10:30:00Z'),
  startsAt: new Date('2027-06-12T09:20:00Z'),
  endsAt: new Date('2027-06-12T09:40:00Z'),
  location: null,
  conference: { uri: 'https://meet.example/r/4?k=a;b,c', label: 'Entrar en la sala, ya' },
});
const cancelled = anInvitation({ ...moved, method: 'CANCEL', status: 'CANCELLED', sequence: 3 });
const hard = anInvitation({
  summary: 'Clúster; Lácteo, del Norte \\ “ñandú” 👩‍🔧',
  description: 'São Paulo · “Agroindústria” ; , \\ fim\n'.repeat(8),
  attendee: { name: 'José "Pepe" Ñáñez, CEO; ^x', address: 'jose.nanez+b2b@lacteos.example' },
});

describe('an invitation', () => {
  it.each([
    ['invitation', anInvitation()],
    ['move', moved],
    ['cancellation', cancelled],
    ['departure', anInvitation({ ...cancelled, status: null })],
    ['hard-texts', hard],
  ])('is written exactly as the golden file %s.ics', (name, model) => {
    expect(buildInvitation(model)).toBe(golden(name));
  });

  it.each([
    ['an invitation', anInvitation()],
    ['a move', moved],
    ['a cancellation', cancelled],
  ])('says the same to a calendar as to us: %s', (_what, model) => {
    const seconds = (instant: Date) => instant.toISOString().replace('.000', '');
    expect(read(buildInvitation(model))).toEqual({
      method: model.method,
      uid: model.uid,
      sequence: model.sequence,
      stampedAt: seconds(model.stampedAt),
      startsAt: seconds(model.startsAt),
      endsAt: seconds(model.endsAt),
      summary: model.summary,
      description: model.description,
      location: model.location,
      status: model.status,
      conference: model.conference?.uri ?? null,
      organizers: [`mailto:${model.organizer.address}`],
      attendees: [`mailto:${model.attendee.address}`],
      attendeeName: model.attendee.name,
      alarms: model.method === 'CANCEL' ? 0 : 1,
    });
  });

  it('C16 leaves the status out when only this person leaves', () => {
    expect(buildInvitation(anInvitation({ method: 'CANCEL', status: null }))).not.toMatch(/^STATUS/m);
  });

  it('is the same bytes every time', () => {
    expect(buildInvitation(hard)).toBe(buildInvitation(hard));
  });

  it('C3 keeps hard texts through a calendar program', () => {
    const seen = read(buildInvitation(hard));
    expect(seen.summary).toBe(hard.summary);
    expect(seen.description).toBe(hard.description.trim());
    expect(seen.attendeeName).toBe('José ’Pepe’ Ñáñez, CEO; x');
  });

  it('C1 folds lines at 75 octets, never inside a character, whatever the title', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(title, (summary) => {
        fc.pre(/\S/.test(summary.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')));
        const text = buildInvitation(anInvitation({ summary, description: summary.repeat(3) }));
        expect(Math.max(...octetsOf(text))).toBeLessThanOrEqual(75);
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
      }),
      { numRuns: 1000, seed: 12062015 },
    );
  });

  it('C2 C10 cuts a description of 50 kB and still ends every line with CR LF', () => {
    const text = buildInvitation(anInvitation({ description: 'ñandú '.repeat(10_000) }));
    expect(read(text).description).toHaveLength(4000);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('C10 makes names of 50 kB harmless, spaces and line breaks alone included', () => {
    for (const name of [
      ' '.repeat(50_000) + 'x',
      `x${' '.repeat(50_000)}x`,
      '\r\n'.repeat(25_000),
      'ñ"^\\'.repeat(12_500),
    ]) {
      const text = buildInvitation(anInvitation({ attendee: { name, address: 'ana@lacteos.example' } }));
      expect(read(text).attendees).toEqual(['mailto:ana@lacteos.example']);
      expect((read(text).attendeeName ?? '').length).toBeLessThanOrEqual(100);
    }
  });

  it.each([
    ['a carriage return', 'one\rtwo', 'one\ntwo'],
    ['a next-line character', 'one\u0085two', 'one\ntwo'],
    ['a line separator', 'one\u2028two', 'one\ntwo'],
    ['control characters', 'on\u0000e\u0007 \u001btwo', 'one two'],
    ['a mark that turns the writing', 'one\u202etwo', 'onetwo'],
    ['a byte order mark', '\ufeffone', 'one'],
    ['half a character', 'one\ud800', 'one\ufffd'],
    ['a decomposed letter', 'n\u0303', 'ñ'],
  ])('C2 makes %s harmless', (_what, description, expected) => {
    expect(read(buildInvitation(anInvitation({ description }))).description).toBe(expected);
  });
});

describe('an invitation with hostile texts', () => {
  const breakOut =
    'Desk":mailto:desk@match.example\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:victim@bank.example\r\nX-A:';
  const payloads = [
    breakOut,
    'x\r\nATTENDEE:mailto:victim@bank.example',
    'x\nATTENDEE:mailto:victim@bank.example',
    'x\rATTENDEE:mailto:victim@bank.example',
    'x\u2028ATTENDEE:mailto:victim@bank.example',
    'x\u0085ATTENDEE:mailto:victim@bank.example',
    'x\r\n ATTENDEE:mailto:victim@bank.example',
    'x\\nATTENDEE:mailto:victim@bank.example',
    'x";SENT-BY="mailto:victim@bank.example',
    'x^nATTENDEE:mailto:victim@bank.example',
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other',
    'x\r\nMETHOD:PUBLISH',
    'x;PARTSTAT=ACCEPTED',
    'x:mailto:victim@bank.example',
    'x\u0000\r\nSTATUS:CANCELLED',
  ];
  const fields: Record<string, (text: string) => Partial<Invitation>> = {
    summary: (summary) => ({ summary }),
    description: (description) => ({ description }),
    location: (location) => ({ location }),
    'organizer name': (name) => ({ organizer: { name, address: 'rsvp+1.2@match.example' } }),
    'attendee name': (name) => ({ attendee: { name, address: 'ana@lacteos.example' } }),
    'conference label': (label) => ({ conference: { uri: 'https://meet.example/1', label } }),
  };
  const cases = Object.keys(fields).flatMap((field) => payloads.map((payload) => [field, payload] as const));

  it.each(cases)('C4 C5 invites nobody else through the %s: %j', (field, payload) => {
    const model = anInvitation(fields[field]!(payload));
    const seen = read(buildInvitation(model));
    expect(seen.attendees).toEqual(['mailto:ana@lacteos.example']);
    expect(seen.organizers).toEqual([`mailto:${model.organizer.address}`]);
    expect(seen).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', uid: model.uid });
  });
});

describe('an invitation that cannot be written', () => {
  const at = (iso: string) => new Date(iso);
  it.each<[string, Partial<Invitation>, string]>([
    [
      'an address with a line break',
      { attendee: { name: 'A', address: 'a@b.example\r\nBcc: e@f.example' } },
      'ADDRESS',
    ],
    ['an address outside ASCII', { attendee: { name: 'A', address: 'josé@b.example' } }, 'ADDRESS'],
    ['two addresses', { attendee: { name: 'A', address: 'a@b.example,e@f.example' } }, 'ADDRESS'],
    ['an organizer without a domain', { organizer: { name: 'A', address: 'desk' } }, 'ADDRESS'],
    ['a link that runs code', { conference: { uri: 'javascript:alert(1)', label: 'x' } }, 'LINK'],
    ['an international domain', { attendee: { name: 'A', address: 'a@ñandú.example' } }, 'ADDRESS'],
    ['a link with a line break', { conference: { uri: 'https://a.example/\r\nX:1', label: 'x' } }, 'LINK'],
    ['an end before the start', { endsAt: at('2027-06-12T06:59:00Z') }, 'TIMES'],
    ['an end at the start', { endsAt: at('2027-06-12T07:00:00Z') }, 'TIMES'],
    ['a time that is none', { startsAt: new Date(NaN) }, 'TIMES'],
    ['a negative sequence', { sequence: -1 }, 'SEQUENCE'],
    ['a sequence beyond 32 bits', { sequence: 2 ** 31 }, 'SEQUENCE'],
    ['a fraction as sequence', { sequence: 0.5 }, 'SEQUENCE'],
    ['an empty UID', { uid: '' }, 'UID'],
    ['a UID with a space', { uid: 'a b' }, 'UID'],
    ['a UID that is too long', { uid: 'a'.repeat(256) }, 'UID'],
    ['an invisible summary', { summary: '\u202e\u0000 ' }, 'SUMMARY'],
    ['a status that contradicts the method', { method: 'CANCEL', status: 'CONFIRMED' }, 'STATUS'],
    ['a request without a status', { status: null }, 'STATUS'],
    ['another method', { method: 'PUBLISH' as 'REQUEST' }, 'METHOD'],
    ['a negative reminder', { reminderMinutes: -1 }, 'REMINDER'],
  ])('is refused for %s', (_what, changes, reason) => {
    const attempt = () => buildInvitation(anInvitation(changes));
    expect(attempt).toThrow(CalendarError);
    expect(attempt).toThrow(
      expect.objectContaining({ code: `INVITATION.${reason}`, message: expect.stringContaining('\nMaybe ') }),
    );
  });

  it.each<[string, Partial<Invitation>]>([
    ['a sequence of 31 bits', { sequence: 2 ** 31 - 1 }],
    ['a UID of 255 characters', { uid: 'a'.repeat(255) }],
    ['a meeting of one second', { endsAt: at('2027-06-12T07:00:01Z') }],
    [
      'an international domain as DNS has it',
      { organizer: { name: 'A', address: 'a@xn--and-6ma2c.example' } },
    ],
    ['no name', { attendee: { name: '', address: 'ana@lacteos.example' } }],
    ['no reminder', { reminderMinutes: null }],
    ['a link without a label', { conference: { uri: 'https://a.example/', label: '\u202e' } }],
  ])('is not refused for %s', (_what, changes) => {
    expect(read(buildInvitation(anInvitation(changes))).attendees).toEqual(['mailto:ana@lacteos.example']);
  });
});

describe('an agenda file', () => {
  const agenda = {
    name: 'Mi agenda; Milán, 12 de junio',
    stampedAt: moved.stampedAt,
    entries: [anInvitation(), { ...moved, uid: 'second@match.example' }],
  };

  it('is written exactly as the golden file agenda.ics', () => {
    expect(buildAgenda(agenda)).toBe(golden('agenda'));
  });

  it('C48 invites nobody and asks for no answer', () => {
    expect(buildAgenda(agenda)).not.toMatch(/^(METHOD|ORGANIZER|ATTENDEE|BEGIN:VALARM)/m);
  });

  it('C48 names itself once, and says how long it may be kept once', () => {
    const text = buildAgenda(agenda);
    for (const name of ['NAME', 'X-WR-CALNAME', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL']) {
      expect(text.match(new RegExp(`^${name}[;:]`, 'gm'))).toHaveLength(1);
    }
  });

  it('is refused when it is empty', () => {
    expect(() => buildAgenda({ ...agenda, entries: [] })).toThrow(
      expect.objectContaining({ code: 'AGENDA.EMPTY' }),
    );
  });
});

describe('the life of a meeting on the wire', () => {
  const steps = [
    anInvitation(),
    anInvitation({ ...moved, sequence: 1, stampedAt: new Date('2027-06-02T10:30:00Z') }),
    anInvitation({ ...moved, sequence: 2, stampedAt: new Date('2027-06-02T10:30:01Z') }),
    anInvitation({ ...cancelled, sequence: 3, stampedAt: new Date('2027-06-03T10:30:00Z') }),
  ];

  it('C11 has one UID and organizer, sequences from 0 to 3 and rising stamps', () => {
    const seen = steps.map((step) => read(buildInvitation(step)));
    expect(seen.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL']);
    expect(seen.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
    expect(new Set(seen.map(({ uid }) => uid)).size).toBe(1);
    expect(new Set(seen.flatMap(({ organizers }) => organizers)).size).toBe(1);
    const stamps = seen.map(({ stampedAt }) => stampedAt ?? '');
    expect(stamps).toEqual([...new Set(stamps)].sort());
  });

  it('C49 has in an agenda the UID that it has in the invitation', () => {
    const agenda = buildAgenda({ name: 'Agenda', stampedAt: steps[0]!.stampedAt, entries: [steps[0]!] });
    expect(read(agenda).uid).toBe(read(buildInvitation(steps[0]!)).uid);
  });
});

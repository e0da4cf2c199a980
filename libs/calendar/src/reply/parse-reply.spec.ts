import fc from 'fast-check';
import { IcuZones } from '../time/icu-zones';
import { aReply } from './a-reply';
import { parseReply } from './parse-reply';

const zones = new IcuZones();
const reply = (changes: Parameters<typeof aReply>[0] = {}) => parseReply(aReply(changes), zones);

/** As Exchange defines a zone: rules that began in 1601, under Windows' name. */
const WINDOWS_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Romance Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('an answer', () => {
  it('is read as the one who answers wrote it', () => {
    expect(reply({ extra: ['COMMENT:Con mucho gusto\\, ya'] })).toEqual({
      kind: 'parsed',
      method: 'REPLY',
      uid: '0193b2c4-5f7e-7a10-8c3d-2f6a9e4b1d70@match.example',
      sequence: 2,
      recurrenceId: null,
      attendee: 'ana@lacteos.example',
      partstat: 'ACCEPTED',
      dtstamp: new Date('2027-06-02T12:00:00Z'),
      comment: 'Con mucho gusto, ya',
    });
  });

  it.each([
    ['line feeds alone', aReply().replaceAll('\r\n', '\n')],
    ['a byte order mark', `\ufeff${aReply()}`],
    ['lower-case names', aReply().replace('METHOD:REPLY', 'method:reply').replace('ATTENDEE', 'attendee')],
    ['no organizer', aReply({ organizer: null })],
    ['no sequence', aReply({ sequence: null })],
    ['no start', aReply({ start: null })],
    ['a zone of Windows', aReply({ start: 'DTSTART;TZID=Romance Standard Time:20270612T092000' })],
    ['an unknown property', aReply({ extra: ['X-MS-OLK-SENDER:mailto:x@y.example'] })],
  ])('C34 is read in spite of %s', (_what, text) => {
    expect(parseReply(text)).toMatchObject({ kind: 'parsed', method: 'REPLY', partstat: 'ACCEPTED' });
  });

  it.each([
    ['MAILTO:ANA@LACTEOS.EXAMPLE', 'ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:ANA@LACTEOS.EXAMPLE'],
    ['an escaped letter', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:%61na@lacteos.example'],
    [
      'an account with the address beside it',
      'ATTENDEE;EMAIL=ana@lacteos.example;PARTSTAT=ACCEPTED:/aMTIz/principal/',
    ],
    ['a quoted name', 'ATTENDEE;CN="Muñoz; Ana":mailto:x@y.example'],
  ])('finds the address in %s', (_what, attendee) => {
    const expected = attendee.includes('x@y') ? 'x@y.example' : 'ana@lacteos.example';
    const text = aReply({ attendee: attendee.replace('CN=', 'PARTSTAT=ACCEPTED;CN=') });
    expect(parseReply(text)).toMatchObject({ attendee: expected });
  });

  it.each([
    ['ACCEPTED', 'ACCEPTED'],
    ['declined', 'DECLINED'],
    ['Tentative', 'TENTATIVE'],
  ])('knows the answer %s', (written, partstat) => {
    expect(reply({ attendee: `ATTENDEE;PARTSTAT=${written}:mailto:ana@lacteos.example` })).toMatchObject({
      partstat,
    });
  });

  it.each([
    ['in local time', 'DTSTAMP:20270602T120000'],
    ['of a 13th month', 'DTSTAMP:20271302T120000Z'],
    ['no time', 'DTSTAMP:yesterday'],
    ['of a day', 'DTSTAMP;VALUE=DATE:20270602'],
  ])('has no stamp where it is %s', (_what, stamp) => {
    expect(reply({ stamp })).toMatchObject({ kind: 'parsed', dtstamp: null });
  });

  it('makes a comment safe and cuts it', () => {
    const answer = reply({ extra: [`COMMENT:\u202eevil\u0007${'x'.repeat(5000)}`] });
    expect(answer).toMatchObject({ comment: expect.stringMatching(/^evilx{1995}…$/) });
  });
});

describe('a proposal of another time', () => {
  const counter = (start: string, end: string, extra: readonly string[] = []) =>
    parseReply(aReply({ method: 'COUNTER', start, end, components: extra }), zones);
  const proposed = { startsAt: new Date('2027-06-12T09:00:00Z'), endsAt: new Date('2027-06-12T09:20:00Z') };

  it.each([
    ['in UTC', 'DTSTART:20270612T090000Z', 'DTEND:20270612T092000Z', []],
    ['for a length', 'DTSTART:20270612T090000Z', 'DURATION:PT20M', []],
    [
      'in a zone of ours',
      'DTSTART;TZID=Europe/Rome:20270612T110000',
      'DTEND;TZID=Europe/Rome:20270612T112000',
      [],
    ],
    [
      'in a zone of Windows that it defines',
      'DTSTART;TZID=Romance Standard Time:20270612T110000',
      'DTEND;TZID=Romance Standard Time:20270612T112000',
      WINDOWS_ZONE,
    ],
  ])('is read %s', (_what, start, end, extra) => {
    expect(counter(start, end, extra)).toMatchObject({ method: 'COUNTER', proposed });
  });

  it('follows the season of a zone that it defines, and that of a half of the year around Christmas', () => {
    const start = 'DTSTART;TZID=Romance Standard Time:20271215T110000';
    expect(counter(start, 'DURATION:PT20M', WINDOWS_ZONE)).toMatchObject({
      proposed: { startsAt: new Date('2027-12-15T10:00:00Z') },
    });
    const south = WINDOWS_ZONE.map((line) =>
      line
        .replace('BYMONTH=10', 'BYMONTH=4')
        .replace('BYMONTH=3', 'BYMONTH=9')
        .replace('+0200', '-0300')
        .replace('+0100', '-0400'),
    );
    expect(counter(start, 'DURATION:PT20M', south)).toMatchObject({
      proposed: { startsAt: new Date('2027-12-15T14:00:00Z') },
    });
  });

  it('trusts our own rules more than those the sender brings', () => {
    const wrong = WINDOWS_ZONE.map((line) => line.replace('Romance Standard Time', 'Europe/Rome')).map(
      (line) => line.replace('TZOFFSETTO:+0200', 'TZOFFSETTO:+0500'),
    );
    expect(counter('DTSTART;TZID=Europe/Rome:20270612T110000', 'DURATION:PT20M', wrong)).toMatchObject({
      proposed,
    });
  });

  it.each([
    ['floats', 'DTSTART:20270612T110000', 'DTEND:20270612T112000'],
    ['is a day', 'DTSTART;VALUE=DATE:20270612', 'DTEND;VALUE=DATE:20270613'],
    ['names an unknown zone', 'DTSTART;TZID=Moon/Base:20270612T110000', 'DURATION:PT20M'],
    ['ends before it starts', 'DTSTART:20270612T110000Z', 'DTEND:20270612T105900Z'],
    ['lasts for more than a day', 'DTSTART:20270612T110000Z', 'DTEND:20270613T110001Z'],
    ['is an hour that clocks skip', 'DTSTART;TZID=Europe/Rome:20270328T023000', 'DURATION:PT20M'],
    ['is an hour that clocks show twice', 'DTSTART;TZID=Europe/Rome:20271031T023000', 'DURATION:PT20M'],
    ['is no date', 'DTSTART;TZID=Europe/Rome:20270230T110000', 'DURATION:PT20M'],
  ])('is a proposal without a time when it %s', (_what, start, end) => {
    expect(counter(start, end)).toMatchObject({ kind: 'parsed', method: 'COUNTER', proposed: null });
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;BYSECOND=0,1,2;COUNT=99999999',
    'FREQ=YEARLY;BYDAY=SU',
  ])('unrolls no recurrence, so that %s takes no time', (rule) => {
    const hostile = WINDOWS_ZONE.map((line) => line.replace(/RRULE:.*/, `RRULE:${rule}`));
    const start = 'DTSTART;TZID=Romance Standard Time:20270612T110000';
    expect(counter(start, 'DURATION:PT20M', hostile)).toMatchObject({ proposed: null });
  });
});

describe('what is no answer', () => {
  const event = /BEGIN:VEVENT[^]*END:VEVENT\r\n/.exec(aReply())![0];

  it.each([
    ['more than 512 kB', aReply({ extra: [`COMMENT:${'x'.repeat(600_000)}`] }), 'TOO_LARGE'],
    ['512 kB in letters of two octets', aReply({ extra: [`COMMENT:${'é'.repeat(300_000)}`] }), 'TOO_LARGE'],
    ['10,000 events', aReply().replace(event, event.slice(0, 14).repeat(10_000) + event), 'TOO_LARGE'],
    ['nothing', '', 'NOT_A_CALENDAR'],
    ['free text', 'Yes, I will come.', 'NOT_A_CALENDAR'],
    ['HTML', '<html><body>BEGIN:VCALENDAR</body></html>', 'NOT_A_CALENDAR'],
    ['bytes of another kind', 'PK\u0003\u0004\u0000\u0000\ufffd\ufffd', 'NOT_A_CALENDAR'],
    ['a calendar cut off', aReply().slice(0, 300), 'NOT_A_CALENDAR'],
    ['a calendar twice', aReply() + aReply(), 'NOT_A_CALENDAR'],
    ['a contact', 'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n', 'NOT_A_CALENDAR'],
    ['an invitation', aReply({ method: 'REQUEST' }), 'METHOD'],
    ['a request for news', aReply({ method: 'REFRESH' }), 'METHOD'],
    ['no method', aReply().replace('METHOD:REPLY\r\n', ''), 'METHOD'],
    ['no event', aReply().replace(event, ''), 'EVENTS'],
    ['two events', aReply().replace(event, event + event), 'EVENTS'],
    ['a task', aReply().replaceAll('VEVENT', 'VTODO'), 'EVENTS'],
    ['no UID', aReply().replace(/UID:.*\r\n/, ''), 'PROPERTY'],
    ['two UIDs', aReply({ extra: ['UID:other'] }), 'PROPERTY'],
    ['two methods', aReply().replace('METHOD:REPLY', 'METHOD:REPLY\r\nMETHOD:REPLY'), 'PROPERTY'],
    ['a UID of 256 letters', aReply().replace(/UID:.*/, `UID:${'x'.repeat(256)}`), 'PROPERTY'],
    ['a negative sequence', aReply({ sequence: '-1' }), 'PROPERTY'],
    ['a sequence from a clock', aReply({ sequence: '1780000000000' }), 'PROPERTY'],
    ['two sequences', aReply({ extra: ['SEQUENCE:3'] }), 'PROPERTY'],
    ['no attendee', aReply({ attendee: null }), 'ATTENDEE'],
    ['two attendees', aReply({ extra: ['ATTENDEE:mailto:eva@lacteos.example'] }), 'ATTENDEE'],
    [
      'an address with a line break',
      aReply({ attendee: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example%0d%0aBcc:e@f.example' }),
      'ATTENDEE',
    ],
    ['a telephone', aReply({ attendee: 'ATTENDEE;PARTSTAT=ACCEPTED:tel:+1' }), 'ATTENDEE'],
    [
      'an answer that is none',
      aReply({ attendee: 'ATTENDEE;PARTSTAT=DELEGATED:mailto:a@b.example' }),
      'PARTSTAT',
    ],
    ['an answer without a word', aReply({ attendee: 'ATTENDEE:mailto:a@b.example' }), 'PARTSTAT'],
  ])('C38 is refused: %s', (_what, text, reason) => {
    const refused = parseReply(text, zones);
    expect(refused).toMatchObject({ kind: 'refused', reason });
    expect(refused.kind === 'refused' && refused.message.length).toBeLessThan(200);
  });

  it('says the method it has, so that a request for news can be told from an invitation', () => {
    expect(reply({ method: 'REFRESH' })).toMatchObject({ reason: 'METHOD', method: 'REFRESH' });
    expect(reply({ method: 'X'.repeat(50) })).toMatchObject({ reason: 'METHOD', method: 'X'.repeat(20) });
  });

  it('is refused wherever an answer is cut before its event ends', () => {
    const text = aReply();
    for (let length = 0; length < text.indexOf('END:VEVENT'); length += 1) {
      expect(parseReply(text.slice(0, length)).kind).toBe('refused');
    }
  });

  it.each([
    ['lines', Array<string>(80_000).fill('A:\t')],
    ['folds', [`COMMENT:x${'\r\n x'.repeat(120_000)}`]],
    ['parameters', [`COMMENT;${'A=B;'.repeat(120_000)}C=D:x`]],
    ['quotes', [`COMMENT;A="${'x'.repeat(500_000)}`]],
    ['spaces', [`COMMENT:x${' '.repeat(500_000)}x`]],
    ['line breaks', [`COMMENT:x${'\\n '.repeat(160_000)}x`]],
    ['attendees', Array<string>(15_000).fill('ATTENDEE:mailto:a@b.example')],
  ])('C38 is read in bounded time when it is full of %s', (_what, extra) => {
    expect(['parsed', 'refused']).toContain(parseReply(aReply({ extra })).kind);
  });

  it('never makes the reader fail, whatever is written into it', () => {
    const pieces = [
      '\r\n',
      '\n ',
      ':',
      ';',
      '"',
      '=',
      ',',
      '\\',
      '^',
      '\0',
      'é',
      '[',
      'BEGIN:',
      'END:',
      '-',
      'P1D',
    ];
    const more = [
      'VALUE=DATE',
      ';VALUE=PERIOD',
      ';VALUE=BINARY',
      'TZID=',
      ';__proto__=x',
      'constructor:',
      'Z',
    ];
    const edit = fc.record({
      at: fc.nat(1500),
      drop: fc.nat(3),
      insert: fc.constantFrom(...pieces, ...more),
    });
    const base = aReply({
      method: 'COUNTER',
      start: 'DTSTART;TZID=Romance Standard Time:20270612T110000',
      components: WINDOWS_ZONE,
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce(
          (now, { at, drop, insert }) => now.slice(0, at) + insert + now.slice(at + drop),
          base,
        );
        expect(['parsed', 'refused']).toContain(parseReply(text, zones).kind);
      }),
      { numRuns: 3000, seed: 12062015 },
    );
  });
});

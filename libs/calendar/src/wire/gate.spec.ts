import { anInvitation } from '../invitation/an-invitation';
import { buildAgenda, buildDeclinedCounter, buildInvitation } from '../invitation/build';
import { normaliseAgenda, normaliseInvitation } from '../invitation/normalise';
import { assertAgendaOnWire, assertDeclinedCounterOnWire, assertInvitationOnWire } from './gate';

const request = anInvitation();
const cancel = anInvitation({ method: 'CANCEL', status: 'CANCELLED', sequence: 1 });
const requestText = buildInvitation(request);
const cancelText = buildInvitation(cancel);
const attempt = (text: string, model = request) => {
  assertInvitationOnWire(text, normaliseInvitation(model));
};
const without = (name: string) => requestText.replace(new RegExp(`^${name}[;:](?:.|\r\n )*\r\n`, 'm'), '');
const added = (line: string) => requestText.replace('END:VEVENT', `${line}\r\nEND:VEVENT`);

describe('the wire gate', () => {
  it('lets through what was built from the model', () => {
    expect(() => {
      attempt(requestText);
      attempt(cancelText, cancel);
    }).not.toThrow();
  });

  it.each([
    ...[
      'DTSTAMP',
      'UID',
      'SEQUENCE',
      'PRODID',
      'VERSION',
      'METHOD',
      'ORGANIZER',
      'ATTENDEE',
      'DTSTART',
      'STATUS',
    ].map((name) => [`${name} missing`, without(name), 'PROPERTY']),
    ['a second UID', added('UID:other@match.example'), 'PROPERTY'],
    ['a second SEQUENCE', added('SEQUENCE:0'), 'PROPERTY'],
    ['a second DTSTART', added('DTSTART:20270612T070000Z'), 'PROPERTY'],
    ['a DURATION beside DTEND', added('DURATION:PT20M'), 'PROPERTY'],
    ['a forged attendee', added('ATTENDEE:mailto:victim@bank.example'), 'PROPERTY'],
    ['a refresh hint in an invitation', added('X-PUBLISHED-TTL:PT1H'), 'PROPERTY'],
    ['another attendee', requestText.replace('ana@lacteos', 'eva@lacteos'), 'VALUE'],
    ['a local DTSTAMP', requestText.replace('DTSTAMP:20270601T080000Z', 'DTSTAMP:20270601T080000'), 'VALUE'],
    ['another SEQUENCE', requestText.replace('SEQUENCE:0', 'SEQUENCE:7'), 'VALUE'],
    ['an unknown STATUS', requestText.replace('STATUS:CONFIRMED', 'STATUS:MAYBE'), 'VALUE'],
    ['another METHOD', requestText.replace('METHOD:REQUEST', 'METHOD:PUBLISH'), 'VALUE'],
    ['a zone that is not defined', requestText.replace('DTSTART:', 'DTSTART;TZID=Europe/Rome:'), 'PARAMETER'],
    ['an answer given for the person', requestText.replace('NEEDS-ACTION', 'ACCEPTED'), 'PARAMETER'],
    ['a parameter twice', requestText.replace('CUTYPE=INDIVIDUAL', 'ROLE=CHAIR'), 'PARAMETER'],
    ['no alarm where one belongs', requestText.replace(/BEGIN:VALARM[^]*END:VALARM\r\n/, ''), 'COMPONENT'],
    [
      'an alarm in a cancellation',
      cancelText.replace('END:VEVENT', 'BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT'),
      'COMPONENT',
    ],
    [
      'two entries',
      requestText.replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR'),
      'COMPONENT',
    ],
    ['line feeds alone', requestText.replaceAll('\r\n', '\n'), 'LINE_END'],
    ['one line feed alone', requestText.replace('Mesa 4\\n', 'Mesa 4\n'), 'LINE_END'],
    ['a carriage return alone', requestText.replace('Mesa 4\\n', 'Mesa 4\r'), 'LINE_END'],
    ['no last line end', requestText.slice(0, -2), 'LINE_END'],
    ['a byte order mark', `\ufeff${requestText}`, 'CONTROL'],
    ['a control character', requestText.replace('Mesa', 'Me\u0007sa'), 'CONTROL'],
    ['a line of 76 octets', added(`X-A:${'é'.repeat(36)}`), 'LINE_LENGTH'],
    ['a character cut in two', requestText.replace('Mesa', 'Me\ud83dsa'), 'UTF8'],
    ['an entry that does not close', requestText.replace('END:VEVENT\r\n', ''), 'STRUCTURE'],
    ['a second calendar', `${requestText}${requestText}`, 'STRUCTURE'],
    ['nothing', '\r\n', 'STRUCTURE'],
    ['a line that is no property', added('hello'), 'PROPERTY'],
  ])('C8 C9 stops %s', (_what, text, reason) => {
    const model = text.includes('METHOD:CANCEL') ? cancel : request;
    expect(() => {
      attempt(text, model);
    }).toThrow(expect.objectContaining({ code: `WIRE.${reason}` }));
  });

  it('stops a cancellation sent with the method of an invitation', () => {
    expect(() => {
      attempt(cancelText.replace('METHOD:CANCEL', 'METHOD:REQUEST'), cancel);
    }).toThrow(expect.objectContaining({ code: 'WIRE.VALUE' }));
  });

  it('stops an agenda that names an organizer, lacks an entry or holds one too many', () => {
    const agenda = { name: 'Agenda', stampedAt: request.stampedAt, entries: [request] };
    const text = buildAgenda(agenda);
    const check = (changed: string) => () => {
      assertAgendaOnWire(changed, normaliseAgenda(agenda));
    };
    expect(check(text)).not.toThrow();
    expect(check(text.replace('END:VEVENT', 'ORGANIZER:mailto:a@b.example\r\nEND:VEVENT'))).toThrow(
      /ORGANIZER/,
    );
    expect(check(text.replace(/BEGIN:VEVENT[^]*END:VEVENT\r\n/, ''))).toThrow(/number of entries/);
    const entry = /BEGIN:VEVENT[^]*END:VEVENT\r\n/.exec(text)![0];
    expect(check(text.replace(entry, entry + entry))).toThrow(/number of entries/);
  });
});

describe('the wire gate of a refused proposal', () => {
  const model = {
    uid: 'uid-1@match.example',
    sequence: 2,
    stampedAt: new Date('2027-06-01T08:00:00Z'),
    organizer: request.organizer,
    comment: 'Ñandú; the room, is \\ taken\nSorry',
  };
  const text = buildDeclinedCounter(model);

  it('lets through what was built, folded and escaped', () => {
    expect(() => {
      assertDeclinedCounterOnWire(text, model);
    }).not.toThrow();
    expect(text).toContain('COMMENT:Ñandú\\; the room\\, is \\\\ taken\\nSorry\r\n');
  });

  it.each([
    ['somebody invited', 'END:VEVENT', 'ATTENDEE:mailto:a@x.example\r\nEND:VEVENT', 'PROPERTY'],
    ['a time', 'END:VEVENT', 'DTSTART:20270612T070000Z\r\nEND:VEVENT', 'PROPERTY'],
    ['another method', 'METHOD:DECLINECOUNTER', 'METHOD:CANCEL', 'VALUE'],
    ['another number', 'SEQUENCE:2', 'SEQUENCE:3', 'VALUE'],
    ['no stamp', /^DTSTAMP.*\r\n/m, '', 'PROPERTY'],
    ['an alarm', 'END:VEVENT', 'BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT', 'COMPONENT'],
  ])('C8 C9 stops %s', (_what, part, instead, reason) => {
    expect(() => {
      assertDeclinedCounterOnWire(text.replace(part, instead), model);
    }).toThrow(expect.objectContaining({ code: `WIRE.${reason}` }));
  });

  it('C4 lets no name or comment add a line', () => {
    const hostile = 'x":mailto:a@x.example\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:victim@bank.example\r\nX-A:';
    const written = buildDeclinedCounter({
      ...model,
      organizer: { ...model.organizer, name: hostile },
      comment: hostile,
    });
    expect(written).not.toMatch(/^(ATTENDEE|X-A)/m);
  });
});

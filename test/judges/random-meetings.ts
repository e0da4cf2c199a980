import fc from 'fast-check';
import type { Invitation } from '@ronda/calendar';

const HOSTILE = [
  'Desk":mailto:desk@match.example\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:victim@bank.example\r\nX-A:',
  'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other',
  'a\\nb\\\\n;,:"^n\'',
  '\u202eevil\u2066\u0000\u0007\ufeff',
  'ñ ç ã ü ß 漢字 👩‍🔧 🇪🇺 ; , \\ "quoted"',
  ' leading and trailing ',
];

/** Words, whole lines of trouble, and any character there is. */
const text = (maxLength: number) =>
  fc.oneof(
    fc.lorem({ maxCount: 12 }),
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc.tuple(fc.lorem({ maxCount: 2 }), fc.constantFrom(...HOSTILE)).map((parts) => parts.join(' ')),
  );
/** At least one letter that is seen. */
const summary = text(220).map((words) => `Reunión ${words}`);
const letters = fc.string({
  unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789')),
  minLength: 1,
  maxLength: 20,
});
const address = fc.tuple(letters, letters).map(([local, host]) => `${local}@${host}.example`);
const person = fc.record({ name: text(110), address });

const conference = fc.record({
  uri: letters.map((room) => `https://meet.example/r/${room}?k=a;b,c&d=%22`),
  label: text(60),
});

/** Any invitation that the platform may have to write: request, update, cancellation, departure. */
const invitation: fc.Arbitrary<Invitation> = fc
  .record({
    kind: fc.constantFrom(
      { method: 'REQUEST', status: 'CONFIRMED' } as const,
      { method: 'REQUEST', status: 'TENTATIVE' } as const,
      { method: 'CANCEL', status: 'CANCELLED' } as const,
      { method: 'CANCEL', status: null } as const,
    ),
    uid: fc.uuid().map((id) => `${id}@match.example`),
    sequence: fc.nat(2 ** 31 - 1),
    start: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2040, 0) }),
    minutes: fc.integer({ min: 1, max: 480 }),
    stampedAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
    organizer: person,
    attendee: person,
    answer: fc.constantFrom('NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE'),
    reminderMinutes: fc.option(fc.nat(1440)),
    summary,
    description: text(2000),
    location: fc.option(text(210)),
    conference: fc.option(conference),
  })
  .map(({ kind, start, minutes, ...rest }) => ({
    ...rest,
    ...kind,
    startsAt: new Date(start),
    endsAt: new Date(start + minutes * 60_000),
  }));

/** So many invitations, the same for the same seed. */
export const randomInvitations = (count: number, seed: number): Invitation[] =>
  fc.sample(invitation, { numRuns: count, seed });

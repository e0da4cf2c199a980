import { absencesAfter, blockedSlots, isWithinHours, type Absence, type Slot } from './painted';

const ROME = 'Europe/Rome';
/** 09:00, 09:20, 09:40 and 10:00 in Rome; the last in another session. */
const slots: Slot[] = ['07:00', '07:20', '07:40', '08:00'].map((time, index) => ({
  id: `s${index}`,
  sessionId: index < 3 ? 'morning' : 'late',
  startsAt: `2027-06-11T${time}:00Z`,
  endsAt: `2027-06-11T${['07:20', '07:40', '08:00', '08:20'][index]!}:00Z`,
  startsLocal: `2027-06-11T${['09:00', '09:20', '09:40', '10:00'][index]!}`,
}));
const absence = (startsLocal: string, endsLocal: string, startsAt: string, endsAt: string): Absence => ({
  startsLocal: `2027-06-11T${startsLocal}`,
  endsLocal: `2027-06-11T${endsLocal}`,
  startsAt: `2027-06-11T${startsAt}:00Z`,
  endsAt: `2027-06-11T${endsAt}:00Z`,
  zone: ROME,
});
const early = absence('06:00', '09:20', '04:00', '07:20');
const written = ({ startsLocal, endsLocal, zone }: Absence) => ({ startsLocal, endsLocal, zone });
const after = (before: readonly Absence[], ...blocked: string[]) =>
  absencesAfter(slots, before, new Set(blocked), ROME);

describe('painting when one is free', () => {
  it('begins with what was said before: touching an absence blocks a slot, meeting its end does not', () => {
    expect(blockedSlots(slots, [early])).toEqual(['s0']);
  });

  it('makes one absence of neighbouring slots, and not across sessions', () => {
    expect(after([], 's0', 's1', 's2', 's3')).toEqual([
      { startsLocal: '2027-06-11T09:00', endsLocal: '2027-06-11T10:00', zone: ROME },
      { startsLocal: '2027-06-11T10:00', endsLocal: '2027-06-11T10:20', zone: ROME },
    ]);
    expect(after([], 's0', 's2')).toHaveLength(2);
  });

  it('keeps an absence as it was written while its slots stay blocked', () => {
    expect(after([early], 's0', 's1')).toEqual([
      written(early),
      { startsLocal: '2027-06-11T09:20', endsLocal: '2027-06-11T09:40', zone: ROME },
    ]);
  });

  it('cuts one out of which a slot was freed', () => {
    const whole = absence('09:00', '10:00', '07:00', '08:00');
    expect(after([whole], 's0', 's2').map(({ startsLocal }) => startsLocal)).toEqual([
      '2027-06-11T09:00',
      '2027-06-11T09:40',
    ]);
    expect(after([early])).toEqual([]);
  });

  it('keeps absences beyond the programme', () => {
    const evening = absence('18:00', '20:00', '16:00', '18:00');
    expect(after([evening], 's1')).toHaveLength(2);
  });
});

it.each([
  ['02:00', '03:00', true],
  ['02:10', '03:00', false],
  ['01:00', '02:10', false],
])('knows whether 09:00 in Rome lies within %s to %s in Bogota: %s', (from, until, expected) => {
  expect(isWithinHours(slots[0]!, { from, until }, 'America/Bogota')).toBe(expected);
});

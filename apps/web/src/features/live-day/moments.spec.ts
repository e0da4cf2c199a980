import { beginningsOf, nextBeginning, runningAt } from './moments';

const slot = (startsAt: string, endsAt: string) => ({
  startsAt: `2026-06-12T${startsAt}:00Z`,
  endsAt: `2026-06-12T${endsAt}:00Z`,
});
const slots = [
  slot('09:20', '09:40'),
  slot('09:00', '09:20'),
  slot('09:20', '09:40'),
  slot('10:00', '10:20'),
];
const at = (time: string, day = '12') => new Date(`2026-06-${day}T${time}:00Z`);

describe('the moments of a day', () => {
  it('are the beginnings of slots, each once', () => {
    expect(beginningsOf(slots)).toEqual([
      '2026-06-12T09:00:00Z',
      '2026-06-12T09:20:00Z',
      '2026-06-12T10:00:00Z',
    ]);
  });

  it.each([
    ['08:10', '12', '09:00'],
    ['09:00', '12', '09:00'],
    ['09:01', '12', '09:20'],
    ['09:50', '12', '10:00'],
    ['10:05', '12', '10:00'],
    ['09:50', '02', '09:00'],
  ])('at %s of the %sth, changes begin at %s', (time, day, expected) => {
    expect(nextBeginning(slots, at(time, day))).toBe(`2026-06-12T${expected}:00Z`);
  });

  it('are none without slots', () => {
    expect(nextBeginning([], at('09:00'))).toBeNull();
  });

  it('know the slot that is going on', () => {
    const moment = '2026-06-12T10:00:00Z';
    expect(runningAt(slots, moment, at('09:25'))).toBe('2026-06-12T09:20:00Z');
    expect(runningAt(slots, moment, at('09:45'))).toBe(moment);
  });
});

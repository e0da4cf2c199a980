import { IcuZones } from '@ronda/calendar';
import fc from 'fast-check';
import { CalendarZones } from '../use-cases/calendar-zones';
import { expandSlots } from './expand-slots';
import { planProgramme } from './plan-programme';
import { EMPTY_PROGRAMME, planOf, type ProgrammePlan, type SessionPlan } from './programme';
import { capacityOf, compareProgrammes } from './programme-change';
import { templateOf } from './programme-template';

const zones = new CalendarZones(new IcuZones());
const table = {
  name: 'Table 1',
  kind: 'table',
  joinUrl: null,
  ownerParticipantId: null,
  closed: [],
} as const;

function session(startsLocal: string, endsLocal: string, change: Partial<SessionPlan> = {}): SessionPlan {
  return { name: 'Night', startsLocal, endsLocal, slotMinutes: 30, pauseMinutes: 0, breaks: [], ...change };
}
const planWith = (...sessions: SessionPlan[]): ProgrammePlan => ({
  sessions,
  tables: [table],
  interpreters: [],
});

let ids = 0;

function planned(plan: ProgrammePlan, zone = 'Europe/Rome', current = EMPTY_PROGRAMME) {
  return planProgramme(plan, { zones, zone, current, newId: () => `new-${(ids += 1)}` });
}
const wallTimes = (plan: ProgrammePlan, zone: string) =>
  planned(plan, zone).slots.map(
    ({ startsLocal, startsAt }) => `${startsLocal.slice(11)} ${startsAt.toISOString().slice(11, 16)}Z`,
  );

describe('slots of a night on which clocks change', () => {
  it('skips the hour that Brussels skips on 28 March 2027, losing no minute', () => {
    expect(wallTimes(planWith(session('2027-03-28T01:30', '2027-03-28T04:00')), 'Europe/Brussels')).toEqual([
      '01:30 00:30Z',
      '03:00 01:00Z',
      '03:30 01:30Z',
    ]);
  });

  it('shows the hour twice that Brussels shows twice on 31 October 2027', () => {
    expect(
      wallTimes(planWith(session('2027-10-31T02:00+02:00', '2027-10-31T03:30')), 'Europe/Brussels'),
    ).toEqual(['02:00 00:00Z', '02:30 00:30Z', '02:00 01:00Z', '02:30 01:30Z', '03:00 02:00Z']);
  });

  it('skips the hour that Santiago skips on 5 September 2027', () => {
    expect(wallTimes(planWith(session('2027-09-04T23:30', '2027-09-05T02:00')), 'America/Santiago')).toEqual([
      '23:30 03:30Z',
      '01:00 04:00Z',
      '01:30 04:30Z',
    ]);
  });

  it.each([
    ['Brussels', 'Europe/Brussels', '2027-03-28T02:30', '2027-03-28T04:00', 'LOCAL_TIME.NONEXISTENT'],
    ['the Azores', 'Atlantic/Azores', '2027-03-28T00:30', '2027-03-28T04:00', 'LOCAL_TIME.NONEXISTENT'],
    ['Santiago', 'America/Santiago', '2027-09-05T00:30', '2027-09-05T04:00', 'LOCAL_TIME.NONEXISTENT'],
    ['Brussels', 'Europe/Brussels', '2027-10-31T02:30', '2027-10-31T04:00', 'LOCAL_TIME.AMBIGUOUS'],
    ['Santiago', 'America/Santiago', '2027-04-03T23:30', '2027-04-04T04:00', 'LOCAL_TIME.AMBIGUOUS'],
    [
      'Port-au-Prince',
      'America/Port-au-Prince',
      '2027-11-07T01:30',
      '2027-11-07T04:00',
      'LOCAL_TIME.AMBIGUOUS',
    ],
  ])('refuses to guess what %s means (%s, %s)', (_, zone, startsLocal, endsLocal, code) => {
    expect(() => planned(planWith(session(startsLocal, endsLocal)), zone)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('refuses an offset that the zone does not have then', () => {
    expect(() => planned(planWith(session('2027-06-12T09:00-03:00', '2027-06-12T12:00')))).toThrow(
      expect.objectContaining({ code: 'LOCAL_TIME.WRONG_OFFSET' }),
    );
  });
});

describe('cutting a session', () => {
  const at = (text: string) => new Date(`2015-06-12T${text}Z`);
  const cut = (until: string, slotMinutes: number, pauseMinutes = 0, breaks: [string, string][] = []) =>
    expandSlots({
      startsAt: at('09:00'),
      endsAt: at(until),
      slotMinutes,
      pauseMinutes,
      breaks: breaks.map(([from, to]) => ({ startsAt: at(from), endsAt: at(to) })),
    }).map(({ startsAt }) => startsAt.toISOString().slice(11, 16));

  it('takes a slot that ends with the session, and not one that ends a minute later', () => {
    expect(cut('10:00', 20)).toEqual(['09:00', '09:20', '09:40']);
    expect(cut('09:59', 20)).toEqual(['09:00', '09:20']);
  });

  it('leaves the pause between slots', () => {
    expect(cut('10:05', 20, 5)).toEqual(['09:00', '09:25']);
    expect(cut('10:10', 20, 5)).toEqual(['09:00', '09:25', '09:50'].slice(0, 3));
  });

  it('goes on after a break, whatever it cuts off', () => {
    expect(cut('11:00', 20, 0, [['09:30', '10:00']])).toEqual(['09:00', '10:00', '10:20', '10:40']);
    expect(cut('11:00', 20, 0, [['09:40', '10:00']])).toEqual(['09:00', '09:20', '10:00', '10:20', '10:40']);
  });

  it('never gives slots that overlap each other or a break, or leave the session', () => {
    const minute = (n: number) => new Date(at('00:00').getTime() + n * 60_000);
    const span = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 120 }));
    fc.assert(
      fc.property(
        span,
        fc.integer({ min: 1, max: 90 }),
        fc.nat(30),
        fc.array(span, { maxLength: 4 }),
        (of, length, pause, rests) => {
          const session = { startsAt: minute(of[0]), endsAt: minute(of[0] + of[1]) };
          const breaks = rests.map(([from, minutes]) => ({
            startsAt: minute(from),
            endsAt: minute(from + minutes),
          }));
          const slots = expandSlots({ ...session, slotMinutes: length, pauseMinutes: pause, breaks });
          slots.forEach((slot, index) => {
            expect(slot.endsAt.getTime() - slot.startsAt.getTime()).toBe(length * 60_000);
            expect(slot.startsAt >= session.startsAt && slot.endsAt <= session.endsAt).toBe(true);
            expect(breaks.some((rest) => rest.startsAt < slot.endsAt && slot.startsAt < rest.endsAt)).toBe(
              false,
            );
            const next = slots[index + 1];
            if (next)
              expect(next.startsAt.getTime() - slot.endsAt.getTime()).toBeGreaterThanOrEqual(pause * 60_000);
          });
        },
      ),
    );
  });
});

describe('editing a programme', () => {
  const day = (name: string, from: string, until: string) =>
    session(`2015-06-12T${from}`, `2015-06-12T${until}`, { name, slotMinutes: 20 });
  const before = planned(planWith(day('Morning', '09:00', '12:00'), day('Afternoon', '14:00', '17:00')));

  it('changes nothing when the plan it was made from is planned again', () => {
    expect(planned(planOf(before), 'Europe/Rome', before)).toEqual(before);
  });

  it('keeps each slot at its time on the clock where new rules of zones move the instant', () => {
    const plan = planWith(session('2027-10-31T02:00+02:00', '2027-10-31T03:30'));
    const now = planned(plan, 'Europe/Brussels');
    const anHourLater = (at: Date) => new Date(at.getTime() + 3_600_000);
    const before = now.slots.map((slot, at) => ({
      ...slot,
      id: `old-${at}`,
      startsAt: anHourLater(slot.startsAt),
      endsAt: anHourLater(slot.endsAt),
    }));
    const kept = planned(plan, 'Europe/Brussels', { ...now, slots: before });
    expect(kept.slots.map(({ id }) => id)).toEqual(['old-0', 'old-1', 'old-2', 'old-3', 'old-4']);
    expect(kept.slots.map(({ startsAt }) => startsAt)).toEqual(now.slots.map(({ startsAt }) => startsAt));
  });

  it('keeps the slots that stay at their time, also when their session is another', () => {
    const plan = planWith(day('Early', '10:00', '11:00'), day('Afternoon', '14:00', '17:00'));
    const after = planned(plan, 'Europe/Rome', before);
    const change = compareProgrammes(before, after);
    expect(change.keptSlots).toBe(12);
    expect(change.removedSlots.map(({ startsLocal }) => startsLocal.slice(11))).toEqual([
      '09:00',
      '09:20',
      '09:40',
      '11:00',
      '11:20',
      '11:40',
    ]);
  });

  it('takes a slot of another length for another slot', () => {
    const plan = planWith(
      session('2015-06-12T09:00', '2015-06-12T12:00', { name: 'Morning', slotMinutes: 30 }),
    );
    expect(compareProgrammes(before, planned(plan, 'Europe/Rome', before)).keptSlots).toBe(0);
  });

  it('takes the times from another day as a template, with nothing of the old identity', () => {
    const template = templateOf(planOf(before), 365);
    expect(template.sessions.map(({ id, startsLocal }) => [id, startsLocal])).toEqual([
      [undefined, '2016-06-11T09:00'],
      [undefined, '2016-06-11T14:00'],
    ]);
  });
});

describe('capacity', () => {
  it('is one place for each table in each slot in which it is open', () => {
    const tables = Array.from({ length: 12 }, (_, index) => ({ ...table, name: `Table ${index + 1}` }));
    const sessions = [
      session('2015-06-12T09:00', '2015-06-12T12:00', { name: 'Morning', slotMinutes: 20 }),
      session('2015-06-12T14:00', '2015-06-12T17:00', { name: 'Afternoon', slotMinutes: 20 }),
    ];
    expect(capacityOf(planned({ sessions, tables, interpreters: [] }))).toEqual({
      slots: 18,
      tables: 12,
      places: 216,
    });
    const closed = [{ startsLocal: '2015-06-12T09:00', endsLocal: '2015-06-12T09:21' }];
    const fewer = tables.map((one, index) => (index === 0 ? { ...one, closed } : one));
    expect(capacityOf(planned({ sessions, tables: fewer, interpreters: [] })).places).toBe(214);
  });
});

import { UNPLANNED, close, open, plan, statusAt, type BookingWindow } from './booking-window';

const at = (text: string) => new Date(`2015-06-${text}:00Z`);
const planned: BookingWindow = {
  status: 'planned',
  opensAt: at('02T08:00'),
  closesAt: at('03T08:00'),
  revision: 1,
};

describe('a booking window', () => {
  it.each([
    ['02T07:59', 'planned'],
    ['02T08:00', 'open'],
    ['03T07:59', 'open'],
    ['03T08:00', 'closed'],
  ])('planned from 2 to 3 June, 08:00, is at %s %s', (moment, status) => {
    expect(statusAt(planned, at(moment))).toBe(status);
  });

  it('opened by hand stays open until its end, or until it is closed', () => {
    const opened = open(UNPLANNED, at('01T08:00'));
    expect(opened).toEqual({ status: 'open', opensAt: at('01T08:00'), closesAt: null, revision: 1 });
    expect(statusAt(opened, at('30T08:00'))).toBe('open');
    expect(statusAt(open(planned, at('01T08:00')), at('03T08:00'))).toBe('closed');
  });

  it('opened before its plan opens now; after it, when planned', () => {
    expect(open(planned, at('01T08:00')).opensAt).toEqual(at('01T08:00'));
    expect(open(planned, at('02T09:00')).opensAt).toEqual(at('02T08:00'));
  });

  it('closed by hand ends now, swept after its planned end then', () => {
    expect(close(planned, at('02T09:00')).closesAt).toEqual(at('02T09:00'));
    expect(close(planned, at('04T09:00')).closesAt).toEqual(at('03T08:00'));
  });

  it('closed before it ever opened keeps no opening after its end', () => {
    expect(close(planned, at('01T08:00'))).toEqual({
      status: 'closed',
      opensAt: null,
      closesAt: at('01T08:00'),
      revision: 2,
    });
  });

  it('cannot be opened or closed twice', () => {
    const opened = open(UNPLANNED, at('01T08:00'));
    expect(() => open(opened, at('01T09:00'))).toThrow('open already, since 2015-06-01T08:00:00.000Z');
    const closed = close(opened, at('01T10:00'));
    expect(() => close(closed, at('01T11:00'))).toThrow('closed already, since 2015-06-01T10:00:00.000Z');
  });

  it('opened again forgets the end that is over and keeps one that is not', () => {
    const closed = close(planned, at('02T09:00'));
    expect(open(closed, at('02T10:00')).closesAt).toBeNull();
    expect(open({ ...closed, closesAt: at('05T08:00') }, at('02T10:00')).closesAt).toEqual(at('05T08:00'));
  });

  it('can be prolonged while it is open, but not opened later than it was', () => {
    const opened = open(UNPLANNED, at('01T08:00'));
    const longer = { opensAt: at('01T08:00'), closesAt: at('09T08:00') };
    expect(plan(opened, longer, at('02T08:00'))).toMatchObject({ closesAt: at('09T08:00'), revision: 2 });
    expect(() => plan(opened, { ...longer, opensAt: at('03T08:00') }, at('02T08:00'))).toThrow(
      'open already',
    );
    expect(() => plan(opened, { ...longer, opensAt: null }, at('02T08:00'))).toThrow('open already');
  });

  it('must be longer than nothing', () => {
    const nothing = { opensAt: at('05T08:00'), closesAt: at('05T08:00') };
    expect(() => plan(UNPLANNED, nothing, at('01T08:00'))).toThrow('not after it opens');
    const minute = { opensAt: at('05T08:00'), closesAt: at('05T08:01') };
    expect(plan(UNPLANNED, minute, at('01T08:00'))).toMatchObject(minute);
  });
});

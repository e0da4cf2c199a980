import type { MeetingRequest } from '../inbox/queries';
import type { Agenda } from './queries';
import { ownTimes, unmetWishes } from './unmet';

const side = (participantId: string) => ({ participantId, name: participantId, region: null, country: null });
const request = (from: string, to: string, status: MeetingRequest['status']): MeetingRequest => ({
  ...{ id: `${from}-${to}`, from: side(from), to: side(to), status, priority: 'want', message: '' },
  ...{ reply: null, declineReason: status === 'declined' ? 'No time' : null, expiresAt: null, revision: 1 },
  ...{ proposedAt: '2027-01-01T00:00:00Z', changedAt: '2027-01-01T00:00:00Z' },
});
const slot = (hour: number) => ({
  id: `s${hour}`,
  sessionId: 'day',
  startsAt: `2027-06-11T${hour}:00:00Z`,
  endsAt: `2027-06-11T${hour}:20:00Z`,
  startsLocal: `2027-06-11T${hour + 2}:00`,
});
const place = { tableName: null, tableKind: null, joinUrl: null, interpreterName: null, seatNo: 1 };
const agenda: Agenda = {
  ...{ participantId: 'me', version: 1, publishedAt: '2027-06-01T00:00:00Z' },
  meetings: [{ ...place, ...slot(10), meetingId: 'm', counterpartId: 'met', counterpartName: 'met' }],
  unplaced: [{ meetingId: 'n', counterpartId: 'crowded', counterpartName: 'crowded', explanation: '' }],
};

describe('the wishes that are not in the agenda', () => {
  it('are told with what both sides may know', () => {
    const requests = [
      request('me', 'met', 'accepted'),
      request('crowded', 'me', 'accepted'),
      request('late', 'me', 'accepted'),
      request('me', 'silent', 'proposed'),
      request('me', 'unwilling', 'declined'),
      request('me', 'slow', 'expired'),
    ];
    expect(unmetWishes(requests, agenda, 'me').map(({ name, why, reason }) => [name, why, reason])).toEqual([
      ['crowded', 'no-place', null],
      ['late', 'agreed-since', null],
      ['silent', 'unanswered', null],
      ['unwilling', 'declined', 'No time'],
      ['slow', 'expired', null],
    ]);
  });

  it('are not those of others that nobody accepted, nor those taken back', () => {
    const requests = [
      request('other', 'me', 'proposed'),
      request('other', 'me', 'declined'),
      request('me', 'gone', 'withdrawn'),
    ];
    expect(unmetWishes(requests, agenda, 'me')).toEqual([]);
  });
});

describe('what is left of one’s own times', () => {
  const slots = [slot(10), slot(11), slot(12)];
  const delegate = { id: 'd', name: '', email: '', language: 'en' as const, zone: 'Europe/Rome' };
  const away = {
    startsLocal: '',
    endsLocal: '',
    zone: '',
    startsAt: slot(12).startsAt,
    endsAt: slot(12).endsAt,
  };
  const one = {
    ...{ delegates: [delegate], unavailable: [away], attends: 'on-site' as const },
    ...{ localHours: null, zone: 'America/Bogota' },
  };

  it('is neither said to be taken nor used', () => {
    expect(ownTimes(slots, one, agenda.meetings)).toEqual({ free: 1, blocked: 1, meetings: 1 });
  });

  it('is more for a delegation', () => {
    const two = { ...one, delegates: [delegate, delegate] };
    expect(ownTimes(slots, two, agenda.meetings).free).toBe(2);
  });

  it('lies within the local hours of whoever takes part from a distance', () => {
    const remote = { ...one, attends: 'remote' as const, localHours: { from: '06:00', until: '07:00' } };
    expect(ownTimes(slots, remote, [])).toEqual({ free: 1, blocked: 2, meetings: 0 });
  });
});

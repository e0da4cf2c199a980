import type { MailStatus, Recipient } from './mail';
import type { MeetingFacts } from './facts';
import { mayHaveArrived, planInvitations, type PublishedMeeting, type Told } from './plan-invitations';

const person = (id: string): Recipient => ({
  id,
  name: id,
  address: `${id}@x.example`,
  language: 'es',
  zone: 'UTC',
});
const facts = (uid: string, sequence: number): MeetingFacts => ({
  uid,
  sequence,
  startsAt: '2027-06-12T07:00:00.000Z',
  endsAt: '2027-06-12T07:20:00.000Z',
  counterpart: { organisation: 'Other', delegate: null, country: 'IT', zone: 'Europe/Rome' },
  table: '4',
  tableKind: 'table',
  joinUrl: null,
  interpreter: null,
});
const scheduled = (uid: string, sequence: number, ...people: string[]): PublishedMeeting => ({
  meetingId: uid,
  uid,
  sequence,
  status: 'scheduled',
  sides: people.map((id) => ({ recipient: person(id), meeting: facts(uid, sequence) })),
});
const cancelled = (uid: string, sequence: number): PublishedMeeting => ({
  meetingId: uid,
  uid,
  sequence,
  status: 'cancelled',
  sides: [],
});
const told = (
  id: string,
  uid: string,
  sequence: number,
  status: MailStatus,
  changes: Partial<Told> = {},
): Told => ({
  recipient: person(id),
  uid,
  sequence,
  method: 'REQUEST',
  status,
  facts: {
    gathering: {
      name: 'G',
      place: 'Milan',
      zone: 'Europe/Rome',
      contactName: 'D',
      contactEmail: 'd@x.example',
    },
    meeting: facts(uid, sequence),
    replyAddress: 'rsvp@x.example',
    change: 'new',
  },
  mayHaveInvitation: mayHaveArrived(status),
  arrived: null,
  answer: null,
  ...changes,
});
const brief = (plan: ReturnType<typeof planInvitations>) =>
  plan.mails.map(
    ({ recipient, method, change, meeting }) => `${method} ${recipient.id} ${meeting.sequence} ${change}`,
  );

const nothing = { mails: [], withdrawn: [], readers: [], settled: [] };

describe('planning invitations', () => {
  it('invites both sides of a new meeting', () => {
    expect(brief(planInvitations([scheduled('m', 0, 'ana', 'eva')], []))).toEqual([
      'REQUEST ana 0 new',
      'REQUEST eva 0 new',
    ]);
  });

  it('sends nothing to those who know already', () => {
    const known = [told('ana', 'm', 0, 'sent'), told('eva', 'm', 0, 'pending')];
    expect(planInvitations([scheduled('m', 0, 'ana', 'eva')], known)).toEqual(nothing);
  });

  it('sends a change to both when the sequence rose', () => {
    const known = [told('ana', 'm', 0, 'sent'), told('eva', 'm', 0, 'unknown')];
    expect(brief(planInvitations([scheduled('m', 1, 'ana', 'eva')], known))).toEqual([
      'REQUEST ana 1 changed',
      'REQUEST eva 1 changed',
    ]);
  });

  it('calls a change an invitation for someone whose invitation never left', () => {
    expect(brief(planInvitations([scheduled('m', 1, 'ana')], [told('ana', 'm', 0, 'pending')]))).toEqual([
      'REQUEST ana 1 new',
    ]);
  });

  it('C17 cancels for those who may have been invited', () => {
    const known = [
      told('ana', 'm', 0, 'sent'),
      told('eva', 'm', 0, 'unknown'),
      told('ivo', 'm', 0, 'sending'),
    ];
    expect(brief(planInvitations([cancelled('m', 1)], known))).toEqual([
      'CANCEL ana 1 ended',
      'CANCEL eva 1 ended',
      'CANCEL ivo 1 ended',
    ]);
  });

  it.each(['pending', 'held', 'failed'] as const)(
    'cancels nothing for an invitation that is %s',
    (status) => {
      const plan = planInvitations([cancelled('m', 1)], [told('ana', 'm', 0, status)]);
      expect(plan).toMatchObject({ mails: [], withdrawn: [{ recipientId: 'ana', uid: 'm' }] });
    },
  );

  it('cancels an invitation that was sent, though its change still waits', () => {
    const waiting = told('ana', 'm', 1, 'pending', { mayHaveInvitation: true });
    expect(brief(planInvitations([cancelled('m', 2)], [waiting]))).toEqual(['CANCEL ana 2 ended']);
  });

  it('C16 says "left" to someone whose seat another person of the same side takes', () => {
    const plan = planInvitations(
      [scheduled('m', 1, 'eva', 'ivo')],
      [told('ana', 'm', 0, 'sent'), told('ivo', 'm', 0, 'sent')],
    );
    expect(brief(plan)).toEqual(['REQUEST eva 1 new', 'REQUEST ivo 1 changed', 'CANCEL ana 1 left']);
  });

  it('gives a cancellation a higher number than its invitation, even when the published one did not rise', () => {
    expect(brief(planInvitations([cancelled('m', 3)], [told('ana', 'm', 3, 'sent')]))).toEqual([
      'CANCEL ana 4 ended',
    ]);
  });

  it('cancels once', () => {
    const known = [told('ana', 'm', 1, 'sent', { method: 'CANCEL', mayHaveInvitation: false })];
    expect(planInvitations([cancelled('m', 1)], known)).toEqual(nothing);
  });

  it('invites again after a cancellation', () => {
    const known = [told('ana', 'm', 1, 'sent', { method: 'CANCEL', mayHaveInvitation: false })];
    expect(brief(planInvitations([scheduled('m', 2, 'ana')], known))).toEqual(['REQUEST ana 2 new']);
  });

  it('invites again when the mail was cancelled before it left', () => {
    expect(brief(planInvitations([scheduled('m', 1, 'ana')], [told('ana', 'm', 1, 'cancelled')]))).toEqual([
      'REQUEST ana 1 new',
    ]);
  });

  it('leaves alone what is not in the published schedule at all', () => {
    expect(planInvitations([], [told('ana', 'm', 0, 'sent')])).toEqual(nothing);
  });

  it('mails nothing about a meeting that was moved back before anybody heard of it, and takes back what waits', () => {
    const arrived = { method: 'REQUEST' as const, facts: told('ana', 'm', 0, 'sent').facts };
    const known = [
      told('ana', 'm', 1, 'held', { arrived, mayHaveInvitation: true }),
      told('eva', 'm', 1, 'held'),
      told('eva', 'n', 1, 'held'),
    ];
    const plan = planInvitations([scheduled('m', 2, 'ana'), scheduled('n', 1, 'eva')], known);
    expect(plan.mails).toEqual([]);
    expect(plan.withdrawn).toEqual([
      { recipientId: 'ana', uid: 'm' },
      { recipientId: 'eva', uid: 'm' },
    ]);
    expect([plan.settled, plan.readers.map(({ id }) => id)]).toEqual([['ana'], ['eva']]);
  });

  it('keeps the answer to a time that stays, and asks anew about another', () => {
    const moved = { ...facts('m', 1), startsAt: '2027-06-12T08:00:00.000Z', table: '5' };
    const elsewhere = { ...facts('m', 1), table: '5' };
    const arrived = { method: 'REQUEST' as const, facts: told('ana', 'm', 0, 'sent').facts };
    const known = [told('ana', 'm', 0, 'sent', { arrived, answer: 'ACCEPTED' })];
    const answerIn = (meeting: MeetingFacts) =>
      planInvitations(
        [{ ...scheduled('m', 1), sides: [{ recipient: person('ana'), meeting }] }],
        known,
      ).mails.map(({ answer }) => answer);
    expect([answerIn(elsewhere), answerIn(moved)]).toEqual([['ACCEPTED'], [null]]);
  });
});

import type { MailStatus, MailMethod, Recipient } from './mail';
import { MAY_HAVE_ARRIVED } from './mail';
import type { InvitationFacts, MeetingFacts } from './facts';

/** A meeting of the published schedule, as far as mails need it. */
export interface PublishedMeeting {
  readonly meetingId: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: 'scheduled' | 'cancelled';
  /** The two sides; empty once cancelled. */
  readonly sides: readonly MeetingSide[];
}

/** What the delegate who sits at one side of a meeting is to be told. */
export interface MeetingSide {
  readonly recipient: Recipient;
  readonly meeting: MeetingFacts;
}

/** The newest of what one person was told, or is about to be told, about one meeting. */
export interface Told {
  readonly recipient: Recipient;
  readonly uid: string;
  readonly sequence: number;
  readonly method: MailMethod;
  readonly status: MailStatus;
  readonly facts: InvitationFacts;
  /** Whether any earlier invitation may have reached the person and was not taken back since. */
  readonly mayHaveInvitation: boolean;
  /** The newest that may have reached the person; null where none did. */
  readonly arrived: { readonly method: MailMethod; readonly facts: InvitationFacts } | null;
  /** What the person answered to it, where that counts. */
  readonly answer: InvitationFacts['answer'] | null;
}

/** One mail that the published schedule makes necessary. */
export interface PlannedInvitation {
  readonly recipient: Recipient;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly change: InvitationFacts['change'];
  readonly meeting: MeetingFacts;
  /** What the person answered before, where the time stays. */
  readonly answer: InvitationFacts['answer'] | null;
}

export interface InvitationPlan {
  readonly mails: readonly PlannedInvitation[];
  /** Mails that wait and are no longer true, and that nothing newer replaces. */
  readonly withdrawn: readonly { readonly recipientId: string; readonly uid: string }[];
  /** Whose agenda has to be told anew. */
  readonly readers: readonly Recipient[];
  /** Whose waiting agenda is no longer true, while what they know is. */
  readonly settled: readonly string[];
}

/**
 * What has to be mailed so that everybody's calendar shows the published schedule. Compares with what each person
 * was told; whoever knows already gets nothing, so running it twice plans nothing the second time. A meeting that was
 * moved and moved back before anybody heard of it leaves everybody with what they have.
 */
export function planInvitations(
  meetings: readonly PublishedMeeting[],
  told: readonly Told[],
): InvitationPlan {
  const toldByPerson = new Map(told.map((one) => [keyOf(one.recipient.id, one.uid), one]));
  const wanted = new Set<string>();
  const mails: PlannedInvitation[] = [];
  const needless: Told[] = [];
  for (const { sides, uid, sequence } of meetings) {
    for (const { recipient, meeting } of sides) {
      wanted.add(keyOf(recipient.id, uid));
      const last = toldByPerson.get(keyOf(recipient.id, uid));
      if (last && showsAlready(last, meeting)) needless.push(last);
      else if (!last || !isUpToDate(last, sequence)) mails.push(invitationTo(recipient, meeting, last));
    }
  }
  const meetingByUid = new Map(meetings.map((meeting) => [meeting.uid, meeting]));
  const obsolete = told.filter(({ recipient, uid, method, status }) => {
    if (wanted.has(keyOf(recipient.id, uid)) || method !== 'REQUEST' || !meetingByUid.has(uid)) return false;
    return status !== 'cancelled';
  });
  const all = [...mails, ...obsolete.flatMap((one) => cancellationOf(one, meetingByUid.get(one.uid)))];
  const undone = [...needless.filter(isWaiting), ...obsolete.filter((one) => !one.mayHaveInvitation)];
  return {
    mails: all,
    withdrawn: undone.map(({ recipient, uid }) => ({ recipientId: recipient.id, uid })),
    ...agendasAfter(all, undone, told),
  };
}

/** A change that is undone leaves another agenda to those who wait for more, and none to the others. */
function agendasAfter(
  mails: readonly PlannedInvitation[],
  undone: readonly Told[],
  told: readonly Told[],
): Pick<InvitationPlan, 'readers' | 'settled'> {
  const undoneFor = new Set(undone.map(({ recipient }) => recipient.id));
  const stillWaiting = told.filter(
    (one) => isWaiting(one) && undoneFor.has(one.recipient.id) && !undone.includes(one),
  );
  const readers = new Map([...mails, ...stillWaiting].map(({ recipient }) => [recipient.id, recipient]));
  return { readers: [...readers.values()], settled: [...undoneFor].filter((id) => !readers.has(id)) };
}

function invitationTo(
  recipient: Recipient,
  meeting: MeetingFacts,
  last: Told | undefined,
): PlannedInvitation {
  const change = last?.mayHaveInvitation ? 'changed' : 'new';
  const before = last?.mayHaveInvitation ? last.arrived?.facts.meeting : undefined;
  // Who said yes to this time said yes (RFC 5546 §3.2.2.1); another time asks anew.
  const keepsTime = before?.startsAt === meeting.startsAt && before.endsAt === meeting.endsAt;
  return { recipient, method: 'REQUEST', change, meeting, answer: keepsTime ? (last?.answer ?? null) : null };
}

/** What may have arrived says the same, and nothing newer may be on its way. */
function showsAlready({ arrived, mayHaveInvitation, status }: Told, meeting: MeetingFacts): boolean {
  if (!mayHaveInvitation || arrived?.method !== 'REQUEST' || status === 'failed') return false;
  const { sequence: _sent, ...shown } = arrived.facts.meeting;
  const { sequence: _published, ...wanted } = meeting;
  return JSON.stringify(shown, fieldsOf(shown)) === JSON.stringify(wanted, fieldsOf(wanted));
}

/** Facts come back from the database with their fields in another order. */
const fieldsOf = (meeting: Omit<MeetingFacts, 'sequence'>): string[] =>
  [...Object.keys(meeting), ...Object.keys(meeting.counterpart)].sort();

const isWaiting = ({ status }: Told): boolean => status === 'held' || status === 'pending';

/** A mail that was cancelled before it left told nobody anything. */
function isUpToDate(last: Told, sequence: number): boolean {
  return last.method === 'REQUEST' && last.status !== 'cancelled' && last.sequence >= sequence;
}

/** Nobody is uninvited who was never invited: an unknown event would only puzzle their calendar. */
function cancellationOf(last: Told, meeting: PublishedMeeting | undefined): PlannedInvitation[] {
  if (!meeting || !last.mayHaveInvitation) return [];
  // What the person has; a newer time that never left would only puzzle.
  const shown = last.arrived?.facts.meeting ?? last.facts.meeting;
  return [
    {
      recipient: last.recipient,
      method: 'CANCEL',
      change: meeting.status === 'cancelled' ? 'ended' : 'left',
      // Always above what the calendar knows, even where the published number did not rise.
      meeting: { ...shown, sequence: Math.max(meeting.sequence, last.sequence + 1) },
      answer: null,
    },
  ];
}

/** Whether a mail in this status may be in somebody's calendar. */
export function mayHaveArrived(status: MailStatus): boolean {
  return MAY_HAVE_ARRIVED.includes(status);
}

const keyOf = (recipientId: string, uid: string): string => `${recipientId} ${uid}`;

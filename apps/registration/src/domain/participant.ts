import { DomainError, type Language, type Region } from '@ronda/domain';
import type { Span } from './zones';

export const PARTICIPANT_KINDS = ['cluster', 'company', 'agency', 'research-centre', 'other'] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];
export const ATTENDANCES = ['on-site', 'remote'] as const;
export type Attendance = (typeof ATTENDANCES)[number];
export const PARTICIPANT_STATES = [
  'applied',
  'invited',
  'waiting',
  'admitted',
  'declined',
  'withdrawn',
] as const;
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** What a participant says of itself. */
export interface ParticipantProfile {
  /** How it is called at this gathering; two clusters of one organisation have two names. */
  readonly name: string;
  readonly kind: ParticipantKind;
  readonly region: Region;
  /** ISO 3166-1 alpha-2, or a subdivision such as GB-NIR. */
  readonly country: string;
  readonly sectors: readonly string[];
  readonly offers: readonly string[];
  readonly needs: readonly string[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly description: string;
  readonly website: string | null;
  /** IANA name. */
  readonly zone: string;
  readonly attends: Attendance;
  /** The local hours a remote participant accepts, "HH:MM"; null means any hour of the programme. */
  readonly localHours: { readonly from: string; readonly until: string } | null;
  readonly maxMeetings: number | null;
}

export interface Delegate {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly zone: string;
}

/** A time at which a participant is not free, as entered in the local time of a zone. */
export interface Unavailability extends Span {
  readonly zone: string;
}

export interface Participant extends ParticipantProfile {
  readonly id: string;
  readonly tenantId: string;
  readonly matchmakingId: string;
  readonly organisationId: string;
  /** The organiser's own key, by which an import finds the participant again. */
  readonly reference: string | null;
  readonly state: ParticipantState;
  /** Who waits longest is let in first. */
  readonly stateSince: Date;
  readonly revision: number;
  /** In the order of their seats, 1 … n. */
  readonly delegates: readonly Delegate[];
  readonly unavailable: readonly Unavailability[];
}

/** Waiting means approved, or confirmed where admission is open, but the gathering is full. */
const next: Record<ParticipantState, readonly ParticipantState[]> = {
  applied: ['admitted', 'waiting', 'declined', 'withdrawn'],
  invited: ['admitted', 'waiting', 'declined', 'withdrawn'],
  waiting: ['admitted', 'declined', 'withdrawn'],
  admitted: ['withdrawn'],
  declined: ['admitted', 'waiting', 'invited'],
  withdrawn: ['invited'],
};

export function moveParticipant(participant: Participant, to: ParticipantState, now: Date): Participant {
  const { id, state } = participant;
  if (!next[state].includes(to)) {
    throw new DomainError(
      'PARTICIPANT.ILLEGAL_TRANSITION',
      `This participant is ${state} and cannot become ${to}.\n` +
        `Maybe somebody else decided already; from here it can become: ${next[state].join(', ') || 'nothing'}.`,
      { id, from: state, to },
    );
  }
  if (to === 'admitted' || to === 'waiting') requireDelegate(participant);
  return { ...participant, state: to, stateSince: now, revision: participant.revision + 1 };
}

/** A participant that may meet others needs somebody who sits at the table. */
export function requireDelegate({ id, name, delegates }: Participant): void {
  if (delegates.length > 0) return;
  throw new DomainError(
    'PARTICIPANT.NO_DELEGATE',
    `"${name}" has no delegate, so nobody could attend its meetings.\nMaybe add a delegate with an e-mail address first.`,
    { id },
  );
}

/** Whether two states of a participant differ in when, where or with how many people it can meet. */
export function meetsAtOtherTimes(before: Participant, after: Participant): boolean {
  return timesOf(before) !== timesOf(after);
}

function timesOf({ zone, attends, localHours, delegates, unavailable }: Participant): string {
  const windows = unavailable.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
  return JSON.stringify([zone, attends, localHours, delegates.length, windows]);
}

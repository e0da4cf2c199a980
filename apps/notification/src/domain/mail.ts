import type { Language } from '@ronda/domain';
import type {
  AgendaFacts,
  ConfirmationFacts,
  ExpiryFacts,
  InvitationFacts,
  NoticeFacts,
  ProposalDeclinedFacts,
  ReminderFacts,
  RequestFacts,
  SignInFacts,
  WelcomeFacts,
} from './facts';

/** What happened to a mail so far. The database refuses a step that is not one: `mail_step` in the migration. */
export const MAIL_STATUSES = [
  'held',
  'pending',
  'sending',
  'sent',
  'unknown',
  'failed',
  'cancelled',
] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

export const MAIL_KINDS = [
  'invitation',
  'agenda',
  'request',
  'welcome',
  'sign-in',
  'reminder',
  'notice',
  'confirmation',
  'proposal-declined',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** The calendar method of a mail; NONE where it carries no invitation. */
export type MailMethod = 'REQUEST' | 'CANCEL' | 'DECLINECOUNTER' | 'NONE';

/** Whom a mail is for, as they were when it was planned: a later change of address does not redirect it. */
export interface Recipient {
  /** The delegate; of a sign-in mail, the person. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  /** IANA name. */
  readonly zone: string;
}

/** What a mail says, in facts: words and times are made of it when it is rendered, once. */
export type MailContent =
  | { readonly kind: 'invitation'; readonly facts: InvitationFacts }
  | { readonly kind: 'agenda'; readonly facts: AgendaFacts }
  | { readonly kind: 'request'; readonly facts: RequestFacts | ExpiryFacts }
  | { readonly kind: 'welcome'; readonly facts: WelcomeFacts }
  | { readonly kind: 'sign-in'; readonly facts: SignInFacts }
  | { readonly kind: 'reminder'; readonly facts: ReminderFacts }
  | { readonly kind: 'notice'; readonly facts: NoticeFacts }
  | { readonly kind: 'confirmation'; readonly facts: ConfirmationFacts }
  | { readonly kind: 'proposal-declined'; readonly facts: ProposalDeclinedFacts };

/** A mail to be written. Recipient, kind, subject key, sequence and method together happen once. */
export interface MailDraft {
  /** Null for what concerns a person and no gathering. */
  readonly matchmakingId: string | null;
  readonly recipient: Recipient;
  readonly content: MailContent;
  /** What the mails about one thing share: the iCalendar UID, the request, the gathering. */
  readonly subjectKey: string;
  /** Of two mails about one thing the higher is newer. */
  readonly sequence: number;
  readonly method: MailMethod;
}

/** Statuses after which somebody may have the mail: a doubtful one counts as received. */
export const MAY_HAVE_ARRIVED: readonly MailStatus[] = ['sending', 'sent', 'unknown'];

/** Statuses in which an organiser may ask for another copy. */
export const MAY_BE_RESENT: readonly MailStatus[] = ['unknown', 'failed'];

/** What a person may answer (RFC 5545 §3.2.12); NEEDS-ACTION and DELEGATED are no answers. */
export type Answer = 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';

/** What every answer says (RFC 5546 §3.2.3, §3.2.7), as its sender wrote it: nothing of it is proved. */
interface Answered {
  readonly kind: 'parsed';
  readonly uid: string;
  /** Of the message that is answered; 0 where the answer does not say. */
  readonly sequence: number;
  /** As written; null for an answer to the meeting itself, which is all that Ronda sends. */
  readonly recurrenceId: string | null;
  /** The address of the one who answers, in lower case. */
  readonly attendee: string;
  /** When the answer was made, by the sender's clock; null where it is missing or not in UTC. */
  readonly dtstamp: Date | null;
  /** Made safe, at most 2,000 characters. */
  readonly comment: string | null;
}

/** Another time that the sender proposes. */
export interface ProposedTime {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** An answer to an invitation, or the proposal of another time. */
export type ReplyParsed =
  | (Answered & { readonly method: 'REPLY'; readonly partstat: Answer })
  | (Answered & {
      readonly method: 'COUNTER';
      readonly partstat: Answer | null;
      /** Null where the time cannot be told for sure: it floats, or its zone is unknown. */
      readonly proposed: ProposedTime | null;
    });

/** Why a text is no answer. */
export type RefusalReason =
  /** More than 512 kB, or more than 500 components. */
  | 'TOO_LARGE'
  /** Not one calendar that can be read. */
  | 'NOT_A_CALENDAR'
  /** Neither REPLY nor COUNTER. */
  | 'METHOD'
  /** Not exactly one event. */
  | 'EVENTS'
  /** A property is there twice, or is no value of its kind. */
  | 'PROPERTY'
  /** Not exactly one attendee with a mail address. */
  | 'ATTENDEE'
  /** A REPLY that neither accepts, declines nor accepts tentatively. */
  | 'PARTSTAT';

export interface ReplyRefused {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** METHOD as far as it could be read, such as "REFRESH"; at most 20 characters. */
  readonly method: string | null;
  /** One sentence for staff, with the value where it is short. */
  readonly message: string;
}

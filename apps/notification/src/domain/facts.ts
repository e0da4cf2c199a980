/** Why it is in doubt who sent an answer. */
export type DoubtReason = 'OTHER_SENDER' | 'SENDER_FAILED_CHECKS';

/** The gathering as its mails name it. */
export interface GatheringFacts {
  readonly name: string;
  readonly place: string;
  readonly zone: string;
  readonly contactName: string;
  readonly contactEmail: string;
}

/** The other side of a meeting or a request. */
export interface CounterpartFacts {
  readonly organisation: string;
  /** Who sits there; null when nobody is named. */
  readonly delegate: string | null;
  /** ISO 3166-1, such as "BR". */
  readonly country: string;
  readonly zone: string;
}

/** One meeting, as one side is told of it. Instants are ISO 8601: facts are stored as JSON. */
export interface MeetingFacts {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly counterpart: CounterpartFacts;
  readonly table: string | null;
  readonly tableKind: 'table' | 'booth' | 'virtual' | null;
  readonly joinUrl: string | null;
  readonly interpreter: string | null;
}

export interface InvitationFacts {
  readonly gathering: GatheringFacts;
  readonly meeting: MeetingFacts;
  /** From and ORGANIZER: constant for the life of the UID. */
  readonly replyAddress: string;
  /** A cancellation says whether the meeting ended or goes on with somebody else of the same side. */
  readonly change: 'new' | 'changed' | 'ended' | 'left';
  /** What the person said to the same time before; absent where it is asked. */
  readonly answer?: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';
}

export interface AgendaFacts {
  readonly gathering: GatheringFacts;
  readonly organisation: string;
  readonly version: number;
  /** In order of time. */
  readonly meetings: readonly MeetingFacts[];
}

export interface RequestFacts {
  readonly gathering: GatheringFacts;
  readonly organisation: string;
  readonly counterpart: CounterpartFacts;
  readonly event: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
  /** What the asking side wrote, or the reason of the refusal. */
  readonly message: string | null;
}

/** All requests of one participant that ended together without an answer. */
export interface ExpiryFacts {
  readonly event: 'expired';
  readonly gathering: GatheringFacts;
  readonly organisation: string;
  /** Names of those whom it had asked. */
  readonly asked: readonly string[];
  /** Names of those who had asked it. */
  readonly askedBy: readonly string[];
}

export interface WelcomeFacts {
  readonly gathering: GatheringFacts;
  readonly organisation: string;
}

export interface SignInFacts {
  /** Encrypted; opened only where the mail is written. */
  readonly sealedToken: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
}

/** What the organiser learns of an invitation: what was answered, or that it did not arrive. */
export interface NoticeFacts {
  readonly gathering: GatheringFacts;
  readonly event: 'declined' | 'proposed' | 'bounced';
  readonly person: { readonly name: string; readonly address: string };
  /** Null where it is about no meeting. */
  readonly meeting: MeetingFacts | null;
  /** What the person wrote; of a mail that bounced what its server said. */
  readonly message: string | null;
  readonly proposed: { readonly startsAt: string; readonly endsAt: string } | null;
  /** The meeting was taken out of the schedule. */
  readonly isFreed: boolean;
}

/** Asks the invited person about an answer that somebody else may have sent. */
export interface ConfirmationFacts {
  readonly reason: DoubtReason;
  readonly gathering: GatheringFacts;
  readonly meeting: MeetingFacts;
  /** The mail with the invitation. */
  readonly invitationId: string;
}

/** Tells the person who proposed another time that the meeting stays as it is. */
export interface ProposalDeclinedFacts {
  readonly gathering: GatheringFacts;
  /** As the person was invited to it. */
  readonly meeting: MeetingFacts;
  /** From and ORGANIZER of the invitation. */
  readonly replyAddress: string;
  /** The mail with the invitation. */
  readonly invitationId: string;
  /** Null where the proposal named no time that could be read. */
  readonly proposed: { readonly startsAt: string; readonly endsAt: string } | null;
  /** What the organiser says to it. */
  readonly message: string | null;
}

export interface ReminderFacts {
  readonly gathering: GatheringFacts;
  /** One day's, in order of time. */
  readonly meetings: readonly MeetingFacts[];
}

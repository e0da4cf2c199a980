import type { Answer, AnswerSource, Invited, Outcome, Response } from '../domain/answer';

/** A meeting that people were invited to. */
export interface AnsweredMeeting {
  readonly matchmakingId: string;
  readonly meetingId: string;
  readonly uid: string;
}

/** One thing that came in for a meeting, and what became of it. */
export interface LoggedAnswer {
  readonly meeting: AnsweredMeeting;
  readonly recipientId: string | null;
  readonly source: AnswerSource;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly at: Date;
  /** What it said, as far as it could be read. */
  readonly said: {
    readonly response: string;
    readonly sequence: number;
    readonly stampedAt: Date | null;
    readonly comment: string | null;
    readonly proposed: Answer['proposed'];
  } | null;
  /** Of a mail. */
  readonly sender: string | null;
  readonly bodySha256: string | null;
}

/** How one person stands to one meeting, to look at. */
export interface AnswerRecord {
  readonly meetingId: string;
  readonly delegateId: string;
  readonly name: string;
  readonly response: Response | 'NEEDS-ACTION';
  /** False where the meeting changed after the answer: it was given to another time. */
  readonly isCurrent: boolean;
  readonly comment: string | null;
  readonly proposedStartsAt: Date | null;
  readonly proposedEndsAt: Date | null;
  readonly proposalDeclinedAt: Date | null;
  readonly source: AnswerSource | null;
  readonly answeredAt: Date | null;
}

/** An entry of the log, to look at. */
export interface AnswerEvent {
  readonly id: string;
  readonly meetingId: string;
  readonly delegateId: string | null;
  readonly at: Date;
  readonly source: AnswerSource;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly response: string | null;
  readonly sequence: number | null;
  readonly comment: string | null;
  readonly proposedStartsAt: Date | null;
  readonly proposedEndsAt: Date | null;
  readonly sender: string | null;
}

/** Who answered what. Each call is in a transaction of the tenant. */
export abstract class Answers {
  abstract meeting(meetingId: string): Promise<AnsweredMeeting | null>;
  abstract meetingByUid(uid: string): Promise<AnsweredMeeting | null>;
  /** Everybody who may have an invitation to the meeting; nobody else's answer is taken in until the end. */
  abstract invited(uid: string): Promise<Invited[]>;
  /** False when the same mail was taken in before: then nothing of it may be done again. */
  abstract log(entry: LoggedAnswer): Promise<boolean>;
  /** @returns how many answers of this person to this meeting counted so far, this one included */
  abstract keep(
    meeting: AnsweredMeeting,
    recipientId: string,
    answer: Answer,
    from: { readonly source: AnswerSource; readonly at: Date },
  ): Promise<number>;
  /**
   * Notes that a proposed time was refused.
   * @returns how many answers of this person counted so far; null where it was refused before
   */
  abstract declineProposal(uid: string, recipientId: string, at: Date): Promise<number | null>;
  /** Everybody who is invited to a meeting of the gathering, by meeting and name; of one participant's meetings. */
  abstract list(matchmakingId: string, participantDelegateId: string | null): Promise<AnswerRecord[]>;
  /** The log of a gathering, newest first. */
  abstract events(
    matchmakingId: string,
    outcome: Outcome | null,
    after: { readonly at: string; readonly id: string } | null,
    limit: number,
  ): Promise<AnswerEvent[]>;
}

import type { CounterpartFacts, GatheringFacts, SignInFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import type { PublishedMeeting } from '../domain/plan-invitations';

/** A participant with the people who get its mails. */
export interface Guest {
  readonly organisation: string;
  readonly country: string;
  readonly zone: string;
  readonly people: readonly Recipient[];
}

/** Two participants, by what published views call them. */
export interface RequestPair {
  readonly fromParticipantId: string;
  readonly toParticipantId: string;
}

export interface RequestSides {
  readonly revision: number;
  readonly from: Guest | null;
  readonly to: Guest | null;
  readonly message: string;
  readonly declineReason: string | null;
}

/** A person who asked for a sign-in link. */
export interface SignInRequest {
  readonly recipient: Recipient;
  readonly facts: SignInFacts;
}

/** What the other services publish, as mails need it. Null where it is not, or no longer, there. */
export abstract class Gatherings {
  abstract find(matchmakingId: string): Promise<GatheringFacts | null>;
  abstract meetings(matchmakingId: string): Promise<PublishedMeeting[]>;
  /** The gatherings with a scheduled meeting that begins in this time. */
  abstract meetingBetween(from: Date, until: Date): Promise<string[]>;
  abstract scheduleVersion(matchmakingId: string): Promise<number | null>;
  /** The name of each delegate's organisation, by delegate. */
  abstract organisations(matchmakingId: string): Promise<ReadonlyMap<string, string>>;
  abstract guest(matchmakingId: string, participantId: string): Promise<Guest | null>;
  abstract request(matchmakingId: string, meetingRequestId: string): Promise<RequestSides | null>;
  /** Those who organise the gathering, as one reader of mail: its id stands for them. */
  abstract desk(matchmakingId: string): Promise<Recipient | null>;
  abstract recipient(matchmakingId: string, delegateId: string): Promise<Recipient | null>;
  /** Who asked whom in these requests; those that are gone are left out. */
  abstract pairs(matchmakingId: string, meetingRequestIds: readonly string[]): Promise<RequestPair[]>;
  /** Everybody in a gathering, by participant. */
  abstract guests(matchmakingId: string): Promise<ReadonlyMap<string, Guest>>;
  abstract signInRequest(id: string): Promise<SignInRequest | null>;
}

/** A guest as the other side reads of it. */
export function counterpart(guest: Guest): CounterpartFacts {
  return { organisation: guest.organisation, delegate: null, country: guest.country, zone: guest.zone };
}

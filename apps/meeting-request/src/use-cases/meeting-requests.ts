import type { MeetingRequest, Priority, Status } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import type { Paging, Slice } from './paging';

/** What to list; a field left out does not filter. */
export interface RequestFilter {
  /** Requests this participant sent or received. */
  readonly participantId?: string | undefined;
  /** Seen from `participantId`. */
  readonly direction?: 'sent' | 'received' | undefined;
  readonly status?: Status | undefined;
  readonly priority?: Priority | undefined;
}

/** The meeting requests of a gathering. */
export abstract class MeetingRequests {
  /** Throws `MEETING_REQUEST.NOT_FOUND`. */
  abstract require(scope: MatchmakingScope, id: string): Promise<MeetingRequest>;

  /** The same, and nobody else can change it until the transaction ends. */
  abstract requireLocked(scope: MatchmakingScope, id: string): Promise<MeetingRequest>;

  /** The open and agreed requests of one participant, locked. */
  abstract findActiveOf(scope: MatchmakingScope, participantId: string): Promise<MeetingRequest[]>;

  /** The unanswered requests whose time is over, or all of them; locked. */
  abstract findUnanswered(scope: MatchmakingScope, expiredAt: Date | 'any'): Promise<MeetingRequest[]>;

  /** Newest first. */
  abstract search(
    scope: MatchmakingScope,
    filter: RequestFilter,
    paging: Paging,
  ): Promise<Slice<MeetingRequest>>;

  /**
   * Adds new requests and replaces changed ones, each only when the stored revision is the one before; otherwise
   * throws `MEETING_REQUEST.CHANGED_MEANWHILE`.
   */
  abstract save(scope: MatchmakingScope, requests: readonly MeetingRequest[]): Promise<void>;

  /** Empties what a participant wrote with its requests and answers, also where it is kept to be repeated. */
  abstract eraseWordsOf(scope: MatchmakingScope, participantId: string): Promise<void>;
}

import type { Region } from '@ronda/domain';
import type { BookingWindow } from './booking-window';
import type { MeetingRequest } from './meeting-request';
import type { Limits, Tally } from './quota';

/** What the matchmaking lays down about requests. */
export interface Rules {
  readonly pairing: 'across-regions' | 'anyone';
  readonly limits: Limits;
  /** Days after which an unanswered request expires; null: only when the window closes. */
  readonly expiryDays: number | null;
  /** The gathering is finished or cancelled. */
  readonly isOver: boolean;
}

/** One participant, as far as requests are concerned. */
export interface Side {
  readonly participantId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly region: Region;
  readonly tally: Tally;
  /** False when the participant has paused new requests. */
  readonly takesRequests: boolean;
}

/** Everything that decides whether one participant may ask another. */
export interface Encounter {
  readonly rules: Rules;
  readonly window: BookingWindow;
  readonly asker: Side;
  readonly other: Side;
  /** The open or agreed request of the pair, whoever sent it. */
  readonly active: MeetingRequest | null;
  /** The other side has refused a request of the asker before. */
  readonly declinedBefore: boolean;
  /** How many requests of the asker to the other side were taken back. */
  readonly withdrawnBefore: number;
  readonly vetoedByAsker: boolean;
  /** By anyone: either side or the organisers. Never to be told apart from "takes no more requests". */
  readonly vetoed: boolean;
}

import type { Region } from '@ronda/domain';
import type { Status } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';

export interface RegionPair {
  readonly from: Region;
  readonly to: Region;
  readonly requests: number;
  readonly accepted: number;
}

/** The requests of one admitted participant, from both sides. */
export interface ParticipantRequests {
  readonly participantId: string;
  readonly sent: number;
  readonly received: number;
  /** Agreed ones, sent or received: the meetings wanted of the schedule. */
  readonly accepted: number;
}

export interface RequestStatistics {
  readonly byStatus: Readonly<Record<Status, number>>;
  /** Who asks whom, by region; every combination is listed. */
  readonly byRegion: readonly RegionPair[];
  /** Accepted of those that were answered or expired, between 0 and 1; null while there are none. */
  readonly acceptanceRate: number | null;
  /** Admitted participants without an open or agreed request, sent or received. */
  readonly withoutRequests: readonly { readonly participantId: string; readonly name: string }[];
  readonly byParticipant: readonly ParticipantRequests[];
}

/** Figures over the requests of a gathering. */
export abstract class Statistics {
  abstract read(scope: MatchmakingScope): Promise<RequestStatistics>;
}

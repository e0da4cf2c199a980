import type { Region } from '@ronda/domain';
import type { Profile } from '../domain/recommendation';
import type { MatchmakingScope } from '../domain/scope';
import type { Paging, Slice } from './paging';

/** What everybody in the gathering may see of a participant. */
export interface DirectoryProfile {
  readonly participantId: string;
  readonly name: string;
  readonly kind: 'cluster' | 'company' | 'agency' | 'research-centre' | 'other';
  readonly region: Region;
  readonly country: string;
  readonly sectors: readonly string[];
  readonly offers: readonly string[];
  readonly needs: readonly string[];
  readonly languages: readonly string[];
  readonly description: string;
  readonly website: string | null;
  readonly attends: 'on-site' | 'remote';
}

/** A field left out does not filter; texts are compared without case and accents. */
export interface DirectoryFilter {
  /** Words that must all occur in name, description, offers or needs. */
  readonly text?: string | undefined;
  readonly region?: Region | undefined;
  readonly country?: string | undefined;
  readonly sector?: string | undefined;
  readonly offer?: string | undefined;
  readonly need?: string | undefined;
  readonly language?: string | undefined;
  readonly attends?: 'on-site' | 'remote' | undefined;
}

/** The admitted participants of a gathering. */
export abstract class Directory {
  /** By name. */
  abstract search(
    scope: MatchmakingScope,
    filter: DirectoryFilter,
    paging: Paging,
  ): Promise<Slice<DirectoryProfile>>;

  /** Everybody, with what recommendations compare. */
  abstract compare(scope: MatchmakingScope): Promise<Profile[]>;

  /** Throws `PARTICIPANT.NOT_FOUND`. */
  abstract require(scope: MatchmakingScope, participantId: string): Promise<DirectoryProfile>;

  abstract find(scope: MatchmakingScope, participantIds: readonly string[]): Promise<DirectoryProfile[]>;
}

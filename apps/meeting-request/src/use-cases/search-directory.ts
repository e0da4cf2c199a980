import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import type { EncounterBook } from '../domain/encounter-book';
import type { MeetingRequest } from '../domain/meeting-request';
import { obstaclesTo, type Obstacle } from '../domain/obstacle';
import type { MatchmakingScope } from '../domain/scope';
import { Directory, type DirectoryFilter, type DirectoryProfile } from './directory';
import { Encounters } from './encounters';
import type { Paging, Slice } from './paging';

/** How the participant who looks stands towards one it sees. */
export interface Outlook {
  /** Why it cannot be asked; null: it can. */
  readonly obstacle: Obstacle | null;
  /** The pair's open or agreed request. */
  readonly active: MeetingRequest | null;
}

export interface DirectoryEntry {
  readonly profile: DirectoryProfile;
  /** Null when nobody's eyes were given, as for organisers. */
  readonly outlook: Outlook | null;
}

/** Finds participants and says of each whether the one who looks may ask it. */
@Injectable()
export class SearchDirectory {
  constructor(
    private readonly transaction: Transaction,
    private readonly directory: Directory,
    private readonly encounters: Encounters,
    private readonly clock: Clock,
  ) {}

  /** @param viewerId the participant with whose eyes to look; null: an organiser's */
  execute(
    scope: MatchmakingScope,
    actor: Actor,
    viewerId: string | null,
    filter: DirectoryFilter,
    paging: Paging,
  ): Promise<Slice<DirectoryEntry>> {
    return this.transaction.run(scope.tenantId, async () => {
      const { items, next } = await this.directory.search(scope, filter, paging);
      return { items: await this.withOutlook(scope, actor, viewerId, items), next };
    });
  }

  one(
    scope: MatchmakingScope,
    actor: Actor,
    viewerId: string | null,
    participantId: string,
  ): Promise<DirectoryEntry> {
    return this.transaction.run(scope.tenantId, async () => {
      const profile = await this.directory.require(scope, participantId);
      const [entry] = await this.withOutlook(scope, actor, viewerId, [profile]);
      return entry ?? { profile, outlook: null };
    });
  }

  private async withOutlook(
    scope: MatchmakingScope,
    actor: Actor,
    viewerId: string | null,
    profiles: readonly DirectoryProfile[],
  ): Promise<DirectoryEntry[]> {
    if (viewerId === null) return profiles.map((profile) => ({ profile, outlook: null }));
    const ids = profiles.map(({ participantId }) => participantId);
    const book = await this.encounters.read(scope, viewerId, ids);
    return profiles.map((profile) => ({
      profile,
      outlook: this.outlook(book, actor, viewerId, profile.participantId),
    }));
  }

  private outlook(book: EncounterBook, actor: Actor, viewerId: string, otherId: string): Outlook {
    const encounter = book.between(viewerId, otherId);
    const [obstacle = null] = obstaclesTo(encounter, actor, this.clock.now());
    return { obstacle, active: encounter.active };
  }
}

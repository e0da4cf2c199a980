import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import { LASTING, isMutual, obstaclesTo } from '../domain/obstacle';
import { recommend, type Candidate, type Reason } from '../domain/recommendation';
import type { MatchmakingScope } from '../domain/scope';
import { Directory, type DirectoryProfile } from './directory';
import { Encounters } from './encounters';

export interface RecommendedParticipant {
  readonly profile: DirectoryProfile;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Whom a participant should ask, and why: only those it may ask and has not asked. */
@Injectable()
export class RecommendParticipants {
  constructor(
    private readonly transaction: Transaction,
    private readonly directory: Directory,
    private readonly encounters: Encounters,
    private readonly clock: Clock,
  ) {}

  execute(
    scope: MatchmakingScope,
    actor: Actor,
    participantId: string,
    limit: number,
  ): Promise<RecommendedParticipant[]> {
    return this.transaction.run(scope.tenantId, async () => {
      const self = await this.directory.require(scope, participantId);
      const best = recommend(self, await this.candidates(scope, actor, participantId), limit);
      const profiles = await this.directory.find(
        scope,
        best.map((recommendation) => recommendation.participantId),
      );
      const byId = new Map(profiles.map((profile) => [profile.participantId, profile]));
      return best.flatMap(({ participantId: id, score, reasons }) => {
        const profile = byId.get(id);
        return profile ? [{ profile, score, reasons }] : [];
      });
    });
  }

  private async candidates(
    scope: MatchmakingScope,
    actor: Actor,
    participantId: string,
  ): Promise<Candidate[]> {
    const everybody = await this.directory.compare(scope);
    const book = await this.encounters.read(scope, participantId, 'everybody');
    const now = this.clock.now();
    return everybody.flatMap((profile) => {
      const encounter = book.between(participantId, profile.participantId);
      const cannotAsk = obstaclesTo(encounter, actor, now).some((obstacle) => LASTING.has(obstacle));
      if (cannotAsk || isMutual(encounter)) return [];
      return [{ ...profile, received: encounter.other.tally.received }];
    });
  }
}

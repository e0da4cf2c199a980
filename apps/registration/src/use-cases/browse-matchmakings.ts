import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { requireApplicationsOpen } from '../domain/admission';
import type { Matchmaking } from '../domain/matchmaking';
import type { Programme } from '../domain/programme';
import { Matchmakings } from './matchmakings';
import { Organisations, type Organisation } from './organisations';
import { Programmes } from './programmes';
import type { Scope, Stretch } from './scope';

/** Shows gatherings and what is around them. */
@Injectable()
export class BrowseMatchmakings {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly programmes: Programmes,
    private readonly organisations: Organisations,
  ) {}

  /** @param among the gatherings a person is bound to; null means all of the tenant */
  list(tenantId: string, stretch: Stretch, among: readonly string[] | null): Promise<Matchmaking[]> {
    return this.transaction.run(tenantId, () => this.matchmakings.list(tenantId, { ...stretch, among }));
  }

  get(scope: Scope): Promise<Matchmaking> {
    return this.transaction.run(scope.tenantId, () => this.matchmakings.require(scope));
  }

  /** What anybody may see of a gathering before applying; one nobody can apply to is as good as unknown. */
  async getOpen(scope: Scope): Promise<Matchmaking> {
    try {
      const matchmaking = await this.get(scope);
      requireApplicationsOpen(matchmaking);
      return matchmaking;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(
        'MATCHMAKING.NOT_FOUND',
        'There is no matchmaking event here that takes applications.\nMaybe it has not been opened yet, is over, or the link was cut off.',
      );
    }
  }

  programme(scope: Scope): Promise<{ programme: Programme; revision: number }> {
    return this.transaction.run(scope.tenantId, async () => {
      const { revision } = await this.matchmakings.require(scope);
      return { programme: await this.programmes.get(scope), revision };
    });
  }

  organisationsOf(tenantId: string, stretch: Stretch): Promise<Organisation[]> {
    return this.transaction.run(tenantId, () => this.organisations.list(tenantId, stretch));
  }
}

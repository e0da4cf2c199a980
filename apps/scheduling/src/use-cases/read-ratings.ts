import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import type { GivenRating } from '../domain/rating';
import type { Scope } from '../domain/scope';
import { Ratings } from './ports/ratings';

@Injectable()
export class ReadRatings {
  constructor(
    private readonly transaction: Transaction,
    private readonly ratings: Ratings,
  ) {}

  /** For organisers: those of everybody. */
  all(scope: Scope): Promise<GivenRating[]> {
    return this.transaction.run(scope.tenantId, () => this.ratings.list(scope));
  }

  own(scope: Scope, participantId: string): Promise<GivenRating[]> {
    return this.transaction.run(scope.tenantId, () => this.ratings.list(scope, participantId));
  }
}

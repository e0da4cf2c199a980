import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { MatchmakingScope } from '../domain/scope';
import { Statistics, type RequestStatistics } from './statistics';

/** How the request phase is going, for the organisers. */
@Injectable()
export class ReadStatistics {
  constructor(
    private readonly transaction: Transaction,
    private readonly statistics: Statistics,
  ) {}

  execute(scope: MatchmakingScope): Promise<RequestStatistics> {
    return this.transaction.run(scope.tenantId, () => this.statistics.read(scope));
  }
}

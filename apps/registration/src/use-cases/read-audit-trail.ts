import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { AuditTrail, type TrailEntry, type TrailFilter, type TrailPlace } from './audit-trail';

/** Who did what, when and why, in all services. */
@Injectable()
export class ReadAuditTrail {
  constructor(
    private readonly transaction: Transaction,
    private readonly trail: AuditTrail,
  ) {}

  execute(
    tenantId: string,
    filter: TrailFilter,
    after: TrailPlace | null,
    limit: number,
  ): Promise<TrailEntry[]> {
    return this.transaction.run(tenantId, () => this.trail.list(filter, after, limit));
  }
}

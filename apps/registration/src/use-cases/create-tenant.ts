import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from './scope';
import { Tenants, type Tenant } from './tenants';

/** Sets up an institution that runs gatherings. */
@Injectable()
export class CreateTenant {
  constructor(
    private readonly transaction: Transaction,
    private readonly tenants: Tenants,
    private readonly audit: Audit,
  ) {}

  execute(name: string, by: Actor): Promise<Tenant> {
    const tenant: Tenant = { id: randomUUID(), name };
    return this.transaction.run(tenant.id, async () => {
      await this.tenants.add(tenant);
      await this.audit.record({
        matchmakingId: null,
        by,
        action: 'tenant.created',
        about: [tenant.id],
      });
      return tenant;
    });
  }
}

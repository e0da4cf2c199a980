import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { Tenants, type Tenant } from './tenants';

/** Lists the institutions of this installation. */
@Injectable()
export class ListTenants {
  constructor(
    private readonly transaction: Transaction,
    private readonly tenants: Tenants,
  ) {}

  execute(): Promise<Tenant[]> {
    return this.transaction.withoutTenant(() => this.tenants.list());
  }
}

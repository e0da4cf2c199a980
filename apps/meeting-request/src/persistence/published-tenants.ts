import { Database, Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { Tenants } from '../use-cases/tenants';

@Injectable()
export class PublishedTenants extends Tenants {
  constructor(
    private readonly transaction: Transaction,
    private readonly database: Database,
  ) {
    super();
  }

  async all(): Promise<string[]> {
    const rows = await this.transaction.withoutTenant(() =>
      this.database.view('registration.published_tenant', {}),
    );
    return rows.map(({ tenant_id }) => tenant_id);
  }
}

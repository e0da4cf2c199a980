import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { Tenants } from '../use-cases/ports/tenants';

@Injectable()
export class ViewTenants extends Tenants {
  constructor(private readonly database: Database) {
    super();
  }

  override async all(): Promise<string[]> {
    const rows = await this.database.view('registration.published_tenant', {});
    return rows.map((row) => row.tenant_id);
  }
}

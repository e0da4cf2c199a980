import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { Tenants, type Tenant } from '../use-cases/tenants';
import { TenantRow } from './entities';

@Injectable()
export class TypeOrmTenants extends Tenants {
  constructor(private readonly database: Database) {
    super();
  }

  override async add({ id, name }: Tenant): Promise<void> {
    await this.database.manager.insert(TenantRow, { id, name });
  }

  override async list(): Promise<Tenant[]> {
    const rows = await this.database.manager.find(TenantRow, { order: { name: 'ASC' } });
    return rows.map(({ id, name }) => ({ id, name }));
  }
}

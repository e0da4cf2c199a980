import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@ronda/persistence';
import { Organisations, type Organisation } from '../use-cases/organisations';
import type { Stretch } from '../use-cases/scope';

@Injectable()
export class TypeOrmOrganisations extends Organisations {
  constructor(private readonly database: Database) {
    super();
  }

  override async findOrAdd(tenantId: string, names: readonly string[]): Promise<Organisation[]> {
    const distinct = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
    await this.database.query(
      `INSERT INTO organisation (tenant_id, id, name)
       SELECT $1, id, name FROM unnest($2::uuid[], $3::text[]) AS added (id, name)
       ON CONFLICT (tenant_id, lower(name)) DO NOTHING`,
      [tenantId, distinct.map(() => randomUUID()), distinct],
    );
    return this.database.query<Organisation>(
      `SELECT organisation.tenant_id AS "tenantId", organisation.id, organisation.name
       FROM unnest($2::text[]) WITH ORDINALITY AS asked (name, position)
       JOIN organisation ON organisation.tenant_id = $1 AND lower(organisation.name) = lower(asked.name)
       ORDER BY position`,
      [tenantId, names],
    );
  }

  override list(tenantId: string, { after, limit }: Stretch): Promise<Organisation[]> {
    return this.database.query<Organisation>(
      `SELECT tenant_id AS "tenantId", id, name FROM organisation
       WHERE tenant_id = $1
         AND ($2::uuid IS NULL OR
              (name, id) > (SELECT name, id FROM organisation WHERE tenant_id = $1 AND id = $2::uuid))
       ORDER BY name, id LIMIT $3`,
      [tenantId, after, limit],
    );
  }
}

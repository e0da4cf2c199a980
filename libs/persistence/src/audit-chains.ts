import type { Config } from '@ronda/config';
import { schemaOf, type ServiceName } from '@ronda/domain';
import { WHOLE_INSTALLATION } from './audit';
import { queryEachTenant } from './query-each-tenant';

/** One service's audit of one institution. */
export interface AuditChain {
  readonly tenantId: string;
  readonly entries: number;
  /** Hash of the last entry: a copy kept elsewhere shows whether the whole chain was written anew. */
  readonly head: string;
  /** The number of the first entry that is not what was written, or is missing; null when the chain is whole. */
  readonly firstBroken: number | null;
}

/** Checks the audit of a service, institution by institution; those without an entry are left out. */
export function readAuditChains(config: Config, service: ServiceName): Promise<AuditChain[]> {
  const schema = schemaOf(service);
  return queryEachTenant<AuditChain & Record<string, unknown>>(
    config,
    service,
    `WITH tenant AS (SELECT current_setting('app.tenant')::uuid AS id)
     SELECT tenant.id AS "tenantId", ${schema}.first_broken_audit(tenant.id) AS "firstBroken",
       (SELECT count(*)::integer FROM ${schema}.audit WHERE tenant_id = tenant.id) AS entries,
       coalesce((SELECT sha256 FROM ${schema}.audit_head WHERE tenant_id = tenant.id), '') AS head
     FROM tenant WHERE EXISTS (SELECT FROM ${schema}.audit WHERE tenant_id = tenant.id)
       OR EXISTS (SELECT FROM ${schema}.audit_head WHERE tenant_id = tenant.id)`,
    [WHOLE_INSTALLATION],
  );
}

import { SERVICES } from '@ronda/domain';
import { readAuditChains, type AuditChain } from '@ronda/persistence';
import { failStart } from './fail-start';
import { configOfInstallation } from './operator';
import { Started } from './started';

const BROKEN = 1;
const NOT_CHECKED = 2;

/** What `ronda audit verify` runs: checks every chain of the audit and says where one is broken. */
async function main(): Promise<void> {
  const started = new Started();
  try {
    const config = await configOfInstallation(started);
    for (const service of SERVICES) {
      for (const chain of await readAuditChains(config, service)) {
        process.stdout.write(`${service}, institution ${chain.tenantId}: ${verdictOn(chain)}\n`);
        if (chain.firstBroken !== null) process.exitCode = BROKEN;
      }
    }
  } finally {
    await started.close();
  }
}

function verdictOn({ entries, head, firstBroken }: AuditChain): string {
  return firstBroken === null
    ? `${entries} entries, whole, ending in ${head}`
    : `broken at entry ${firstBroken}: it was changed, removed or slipped in`;
}

main().catch((error: unknown) => {
  failStart(error);
  process.exitCode = NOT_CHECKED;
});

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
    let chains = 0;
    for (const service of SERVICES) {
      for (const chain of await readAuditChains(config, service)) {
        chains += 1;
        process.stdout.write(`${service}, institution ${chain.tenantId}: ${verdictOn(chain)}\n`);
        if (chain.firstBroken !== null) process.exitCode = BROKEN;
      }
    }
    if (chains === 0) process.stdout.write('No entry to check: nothing was done in this installation yet.\n');
  } finally {
    await started.close();
  }
}

function verdictOn({ entries, head, firstBroken }: AuditChain): string {
  return firstBroken === null
    ? `${entries} ${entries === 1 ? 'entry' : 'entries'}, whole, ending in ${head}`
    : `broken at entry ${firstBroken}: it was changed, removed or slipped in`;
}

main().catch((error: unknown) => {
  failStart(error);
  process.exitCode = NOT_CHECKED;
});

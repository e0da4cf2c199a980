import { loadConfig } from '@ronda/config';
import { createLogger } from '@ronda/observability';
import { failStart } from './fail-start';
import { migrateAll } from './migrate-all';

/** The migration step of an installation with its own database; its processes start after it. */
async function main(): Promise<void> {
  const config = loadConfig();
  await migrateAll(config);
  createLogger({ level: config.logLevel, program: 'migrate' }).info('all schemas are up to date');
}

main().catch(failStart);

import type { Config } from '@ronda/config';
import { asMigrator, ensureLoginRole } from '@ronda/persistence';
import { runMigrations } from 'bullmq';
import { escapeIdentifier } from 'pg';
import { QUEUE_SCHEMA } from './queue-connection';
import { requireQueueUrl } from './queue-url';

/**
 * Brings the queue's schema up to date and lets the queue's role, and no service's, use it; nothing to do for Redis.
 * Part of the migration step: processes that send or handle messages only check it.
 */
export async function migrateQueue(config: Config): Promise<void> {
  if (config.queue.backend !== 'postgres') return;
  const url = requireQueueUrl(config);
  await asMigrator(config, async (migrator) => {
    const role = escapeIdentifier(await ensureLoginRole(migrator, url));
    await runMigrations(migrator, QUEUE_SCHEMA);
    // CREATE, because BullMQ makes a sequence for each queue when it first meets it.
    await migrator.query(`
      GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${role};
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
  });
}

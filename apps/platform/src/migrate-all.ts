import type { Config } from '@ronda/config';
import { migrateQueue } from '@ronda/messaging';
import { migrate } from '@ronda/persistence';
import { serviceMigrations } from './services';

/** Brings every schema and the queue's up to date. Safe to run again and from several processes at once. */
export async function migrateAll(config: Config): Promise<void> {
  await migrate(config, serviceMigrations);
  await migrateQueue(config);
}

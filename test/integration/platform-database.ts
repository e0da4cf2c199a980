import { databaseSetting, loadConfig, type Config, type Environment } from '@ronda/config';
import { SERVICES, type ServiceName } from '@ronda/domain';
import { migrateQueue } from '@ronda/messaging';
import { migrate, type ServiceMigrations } from '@ronda/persistence';
import { testDatabase, testFolder, type TestDatabase } from '@ronda/testing';

/** The address of a database under one service's role. */
export function roleOf(url: string, service: ServiceName | 'queue'): string {
  const address = new URL(url);
  address.username = `ronda_${service.replaceAll('-', '_')}`;
  address.password = 'test';
  return address.href;
}

/** The configuration of all services on one database, each under its own role. */
export function configFor(url: string, settings: Environment = {}): Config {
  return loadConfig({ environment: environmentFor(url, settings) });
}

/** The same as the environment of a process. */
export function environmentFor(url: string, settings: Environment = {}): Record<string, string | undefined> {
  return {
    RONDA_ENV: 'test',
    DATA_DIR: testFolder(),
    LOG_LEVEL: 'error',
    SECRET_KEYS: 'test-only-secret-of-32-bytes-or-more',
    SWEEP_INTERVAL_MS: '100',
    MIGRATION_DATABASE_URL: url,
    QUEUE_DATABASE_URL: roleOf(url, 'queue'),
    ...Object.fromEntries(SERVICES.map((service) => [databaseSetting(service), roleOf(url, service)])),
    ...settings,
  };
}

/** A database with these services' schemas and the queue's, from a template made once in a run. */
export function platformDatabase(
  template: string,
  services: readonly ServiceMigrations[],
): Promise<TestDatabase> {
  return testDatabase({
    template,
    async prepare(url) {
      const config = configFor(url);
      await migrate(config, services);
      await migrateQueue(config);
    },
  });
}

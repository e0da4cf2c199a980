import path from 'node:path';
import { databaseSetting, loadConfig, type Config, type Environment } from '@ronda/config';
import { SERVICES, schemaOf } from '@ronda/domain';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@ronda/embedded-postgres';
import { rolePasswords } from './role-passwords';

const QUEUE_ROLE = 'ronda_queue';
const settingByRole = new Map([
  ...SERVICES.map((service) => [`ronda_${schemaOf(service)}`, databaseSetting(service)] as const),
  [QUEUE_ROLE, 'QUEUE_DATABASE_URL'] as const,
]);

/** The database of an installation that was told of none. */
export function startDatabase(config: Config): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: path.join(config.dataDirectory, 'postgres') });
}

/** The configuration with the addresses of the embedded database in it, each role with a password of its own. */
export function configOn(postgres: EmbeddedPostgres, config: Config, environment?: Environment): Config {
  const passwords = rolePasswords(config.dataDirectory, [...settingByRole.keys()]);
  const addresses = [...settingByRole].map(([role, setting]) => {
    const address = new URL(postgres.url);
    address.username = role;
    address.password = passwords[role] ?? '';
    return [setting, address.href] as const;
  });
  return loadConfig({
    ...(environment && { environment }),
    settings: {
      ...Object.fromEntries(addresses),
      MIGRATION_DATABASE_URL: postgres.url,
      SECRET_KEYS: config.secretKeys.join(','),
      PUBLIC_URL: config.http.publicUrl,
    },
  });
}

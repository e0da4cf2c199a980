import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadConfig, type Config } from '@ronda/config';
import { configOn, startDatabase } from './embedded-database';
import type { Started } from './started';

/** The configuration of an installation that is there; an embedded database that runs goes on running. */
export async function configOfInstallation(started: Started): Promise<Config> {
  const config = loadConfig({ isExisting: true });
  if (!config.databases.embedded) return config;
  if (!existsSync(path.resolve(config.dataDirectory, 'postgres'))) {
    throw new Error(
      `There is no installation in ${config.dataDirectory}.\nMaybe it has a database of its own, or another data folder; give its settings.`,
    );
  }
  const postgres = await started.add(
    () => startDatabase(config),
    (server) => (server.isAttached ? Promise.resolve() : server.stop()),
  );
  return configOn(postgres, config);
}

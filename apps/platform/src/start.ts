import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadConfig, type Config } from '@ronda/config';
import { atMost, closeOnSignal, createLogger } from '@ronda/observability';
import { configOn, startDatabase } from './embedded-database';
import { Started, StartInterrupted } from './started';

const PROGRAM = 'platform';
/** Then the embedded database is stopped under whoever still works; what is not committed will be done again. */
const APP_GRACE_MS = 3_000;

/** Starts the four services in this process, with a database of their own where none is configured. */
export async function startPlatform(): Promise<void> {
  const config = loadConfig();
  const started = new Started();
  closeOnSignal(started, { logger: createLogger({ level: config.logLevel, program: PROGRAM }) });
  try {
    const app = await start(config, started);
    process.send?.({ ready: await app.getUrl() });
  } catch (error) {
    if (error instanceof StartInterrupted) return;
    await started.close();
    throw error;
  }
}

async function start(given: Config, started: Started): Promise<NestExpressApplication> {
  // Loading the services takes as long as making their database ready: both at once.
  const [config, { openApp, migrateAll }] = await Promise.all([
    given.databases.embedded ? embedded(given, started) : given,
    import('./services-app.js'),
  ]);
  if (config.databases.migrationUrl !== null) await migrateAll(config);
  const app = await started.add(
    () => openApp(config, PROGRAM),
    (opened) => atMost(APP_GRACE_MS, opened.close()),
  );
  await app.listen(config.http.port, config.http.host);
  return app;
}

async function embedded(config: Config, started: Started): Promise<Config> {
  const postgres = await started.add(
    () => startDatabase(config),
    (server) => server.stop(),
  );
  return configOn(postgres, config);
}

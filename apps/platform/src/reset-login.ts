import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig, type Config } from '@ronda/config';
import { RegistrationOperatorModule } from '../../registration/src/registration.module';
import { configOn, startDatabase } from './embedded-database';
import { failStart } from './fail-start';
import { Started } from './started';

/** What `ronda organiser reset` runs: prints a link with which somebody sets a new password. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { institution: { type: 'string' }, 'remove-second-factor': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const given = loadConfig();
  const started = new Started();
  try {
    const config = given.databases.embedded ? await embedded(given, started) : given;
    const context = await started.add(
      () => RegistrationOperatorModule.open(config),
      (built) => built.close(),
    );
    const { url, expiresAt } = await context.get(RegistrationOperatorModule).resetLogin({
      email: positionals[0] ?? '',
      institution: values.institution ?? null,
      removeSecondFactor: values['remove-second-factor'],
    });
    process.stdout.write(
      `${url}\nIt works once, until ${expiresAt.toISOString()}. All sessions have ended.\n`,
    );
  } finally {
    await started.close();
  }
}

/** The database of an installation that is there; one that runs goes on running. */
async function embedded(config: Config, started: Started): Promise<Config> {
  const place = path.resolve(config.dataDirectory, 'postgres');
  if (!existsSync(place)) {
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

main().catch(failStart);

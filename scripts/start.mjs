/**
 * `npm start`: runs Ronda for real, all services in one process. `npm start -- scheduling` runs that service alone,
 * `npm start -- migrate` the migration step. `--settings FILE` reads settings from a file; those of the environment
 * are stronger.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensure, main, root, SetupFailure } from './ensure.mjs';

const SERVICES = ['registration', 'meeting-request', 'scheduling', 'notification'];
const PROGRAMS = {
  platform: 'platform/src/main.js',
  migrate: 'platform/src/migrate.js',
  ...Object.fromEntries(SERVICES.map((service) => [service, `${service}/src/main.js`])),
};

/** In this process, so that signals and the exit code are the program's own. */
await main(async () => {
  const { program, settings } = wishOf(process.argv.slice(2));
  if (settings !== undefined) readSettings(settings);
  await ensure();
  await build();
  process.setSourceMapsEnabled(true);
  createRequire(import.meta.url)(path.join(root, 'dist', 'apps', PROGRAMS[program]));
});

function wishOf(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { settings: { type: 'string' } },
    allowPositionals: true,
  });
  const [program = 'platform', ...more] = positionals;
  if (more.length === 0 && program in PROGRAMS) return { program, settings: values.settings };
  throw new SetupFailure(
    `There is no program "${positionals.join(' ')}".\nMaybe one of: ${Object.keys(PROGRAMS).join(', ')}.`,
  );
}

function readSettings(file) {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new SetupFailure(`${file} cannot be read: ${error.message}\nMaybe its name is misspelt.`);
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from '@ronda/config';
import { buildApp, describeApi } from '@ronda/http';
import { configOn, startDatabase } from './embedded-database';
import { failStart } from './fail-start';
import { migrateAll } from './migrate-all';
import { serviceModules } from './services';
import { Started } from './started';

/** An address that is nobody's, over https as in production. */
const PUBLIC_URL = 'https://ronda.example.org';

/** Writes the description of the whole interface to the file it is given; a database of its own comes and goes. */
async function main(file: string | undefined): Promise<void> {
  if (file === undefined) throw new Error('No file was named.\nMaybe: npm run openapi');
  const place = mkdtempSync(path.join(tmpdir(), 'ronda-openapi-'));
  const environment = { RONDA_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: place, PUBLIC_URL };
  const started = new Started();
  try {
    const settings = loadConfig({ environment });
    const postgres = await started.add(
      () => startDatabase(settings),
      (server) => server.stop(),
    );
    const config = configOn(postgres, settings, environment);
    await migrateAll(config);
    const app = await started.add(
      () => buildApp(serviceModules, { config, program: 'openapi' }),
      (built) => built.close(),
    );
    await app.init();
    writeFileSync(file, `${JSON.stringify(describeApi(app, PUBLIC_URL), null, 2)}\n`);
  } finally {
    await started.close();
    rmSync(place, { recursive: true, force: true });
  }
}

main(process.argv[2]).catch(failStart);

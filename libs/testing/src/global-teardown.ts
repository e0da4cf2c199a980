import { rmSync } from 'node:fs';
import { stopEmbeddedPostgres } from '../../embedded-postgres/src/index';
import { runState } from './run-state';

/** Stops the PostgreSQL of this test run and removes what it wrote. */
export default async function globalTeardown(): Promise<void> {
  const { place, dataDir } = runState.get();
  await stopEmbeddedPostgres(`${place}/postgres`);
  for (const file of [dataDir, `${dataDir}.log`, place]) rmSync(file, { recursive: true, force: true });
}

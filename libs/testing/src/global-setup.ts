import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// Jest loads this file without its module names, so the way to the library is spelt out.
import { startEmbeddedPostgres } from '../../embedded-postgres/src/index';
import { appointGuardian } from './guardian';
import { runState } from './run-state';

/** What a crash would lose does not matter to a test; the speed does. */
const THROWAWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/** Starts the one PostgreSQL of this test run. */
export default async function globalSetup(): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'ronda-test-'));
  // Open to the user the server runs as; the cluster in it is closed.
  chmodSync(place, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(place, 'postgres'),
    settings: THROWAWAY,
  });
  const { url, dataDir } = postgres;
  appointGuardian(path.join(dataDir, 'postmaster.pid'), [dataDir, `${dataDir}.log`, place]);
  runState.set({ url, dataDir, place });
}

import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@ronda/embedded-postgres';
import { appointGuardian } from '../../../libs/testing/src/guardian';

it('stops the PostgreSQL of a test run that was killed, and removes its files', async () => {
  const place = mkdtempSync(path.join(tmpdir(), 'ronda-test-'));
  chmodSync(place, 0o755);
  const { dataDir } = await startEmbeddedPostgres({ dataDir: path.join(place, 'postgres') });
  const guardian = appointGuardian(path.join(dataDir, 'postmaster.pid'), [dataDir, place]);
  // What the death of its parent does to a process: its input ends.
  guardian.stdin!.end();
  const [code] = await once(guardian, 'exit');
  expect(code).toBe(0);
  expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false);
  expect(existsSync(place)).toBe(false);
});

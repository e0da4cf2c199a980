import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { runState } from './run-state';

/**
 * An empty folder of this run's own, removed when the run ends: for what a service keeps on disk.
 * @example const config = configFor(database.url, { DATA_DIR: testFolder() });
 */
export function testFolder(): string {
  return mkdtempSync(path.join(runState.get().place, 'folder-'));
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'secret-keys';
/** What example files and test settings hold; they are public. */
const PUBLISHED = /^(test-only|change-me|example)/i;

/** Whether a secret is one that everybody can read in Ronda's own files. */
export function isPublished(key: string): boolean {
  return PUBLISHED.test(key);
}

export function hasSecretKeys(dataDirectory: string): boolean {
  return existsSync(path.resolve(dataDirectory, FILE));
}

/** The secret of an installation without a configured one: made once, readable by its owner only. */
export function generatedSecretKeys(dataDirectory: string): [string] {
  const file = path.resolve(dataDirectory, FILE);
  if (!existsSync(file)) writeNew(file, randomBytes(32).toString('base64'));
  return [readFileSync(file, 'utf8').trim()];
}

/** Another process may be first; its secret is then the one. */
function writeNew(file: string, secret: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${secret}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

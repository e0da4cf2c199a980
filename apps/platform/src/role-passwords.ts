import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'role-passwords.json';

/** The passwords of the database roles of an embedded database: made once, readable by their owner only. */
export function rolePasswords(
  dataDirectory: string,
  roles: readonly string[],
): Readonly<Record<string, string>> {
  const file = path.resolve(dataDirectory, FILE);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const missing = roles.filter((role) => known[role] === undefined);
  if (missing.length === 0) return known;
  const made = missing.map((role) => [role, randomBytes(24).toString('base64url')] as const);
  const passwords = { ...known, ...Object.fromEntries(made) };
  write(file, JSON.stringify(passwords, null, 2));
  return passwords;
}

/** Whole or not at all: half a file would lock the services out. */
function write(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${content}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

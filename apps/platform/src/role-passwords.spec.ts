import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolePasswords } from './role-passwords';

describe('the passwords of the database roles', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'ronda-roles-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are the same at the next start, and new ones join them', () => {
    const first = rolePasswords(folder, ['one', 'two']);
    const second = rolePasswords(folder, ['one', 'two', 'three']);
    expect(second).toMatchObject(first);
    expect(new Set(Object.values(second)).size).toBe(3);
    expect(rolePasswords(folder, ['one', 'two', 'three'])).toEqual(second);
  });

  it('are for their owner only to read', () => {
    rolePasswords(folder, ['one']);
    const file = path.join(folder, 'role-passwords.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ one: expect.stringMatching(/^[\w-]{32}$/) });
  });
});

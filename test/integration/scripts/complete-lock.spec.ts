import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluate } from './evaluate';

const lockText = readFileSync(path.resolve(__dirname, '../../../package-lock.json'), 'utf8');

async function over(name: 'missingOptionals' | 'completed', packages: unknown): Promise<unknown> {
  const { stdout, stderr } = await evaluate('complete-lock.mjs', `${name}(${JSON.stringify(packages)})`);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('the lock file', () => {
  it('names no place packages come from, so that every registry can serve it', () => {
    expect(lockText).not.toContain('"resolved"');
  });

  it('answers every optional dependency of every package, for all platforms', async () => {
    const { packages } = JSON.parse(lockText) as { packages: Record<string, object> };
    const manifests = Object.entries(packages).map(([place, entry]) => [
      place,
      'optionalDependencies' in entry ? { optionalDependencies: entry.optionalDependencies } : {},
    ]);
    expect(await over('missingOptionals', Object.fromEntries(manifests))).toEqual([]);
  });
});

describe('completing a lock file', () => {
  const packages = {
    '': {},
    'node_modules/compiler': {
      dev: true,
      optionalDependencies: { '@compiler/linux-x64': '1.2.3', '@compiler/win32-arm64-msvc': '^1.2.3' },
    },
    'node_modules/compiler/node_modules/@compiler/linux-x64': { version: '1.2.3' },
  };

  it('adds what is missing, for the system and processor its name says', async () => {
    expect(await over('completed', packages)).toEqual({
      ...packages,
      'node_modules/@compiler/win32-arm64-msvc': {
        version: '1.2.3',
        cpu: ['arm64'],
        dev: true,
        optional: true,
        os: ['win32'],
      },
    });
  });

  it('leaves a complete one as it is', async () => {
    const complete = await over('completed', packages);
    expect(await over('completed', complete)).toEqual(complete);
  });
});

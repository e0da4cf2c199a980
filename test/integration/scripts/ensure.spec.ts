import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluate, type Outcome } from './evaluate';

/** Stands in for npm: notes that it was called, waits until nobody writes, and places one package as npm does. */
const FAKE_NPM = `
const fs = require('node:fs');
fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync('no-network')) { console.error('npm error network'); process.exit(1); }
fs.mkdirSync('node_modules/left', { recursive: true });
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

describe('setting up a clone', () => {
  let clone: string;
  const at = (...names: string[]): string => path.join(clone, ...names);
  const ensure = (): Promise<Outcome> =>
    evaluate('ensure.mjs', `ensure(${JSON.stringify(clone)})`, { npm_execpath: at('npm.cjs') });
  const installs = (): number => readFileSync(at('calls'), 'utf8').trim().split('\n').filter(Boolean).length;
  const lock = (version: string): void => {
    const packages = {
      '': {},
      'node_modules/left': { version },
      'node_modules/other-system': { version, optional: true },
    };
    writeFileSync(at('package-lock.json'), JSON.stringify({ packages }));
  };

  beforeEach(() => {
    clone = mkdtempSync(path.join(tmpdir(), 'ronda-clone-'));
    writeFileSync(at('npm.cjs'), FAKE_NPM);
    writeFileSync(at('calls'), '');
    lock('1.0.0');
  });
  afterEach(() => {
    rmSync(clone, { recursive: true, force: true });
  });

  it('installs the locked packages, development ones included and no install script run, once', async () => {
    expect((await ensure()).code).toBe(0);
    expect((await ensure()).stderr).toBe('');
    expect(installs()).toBe(1);
    expect(readFileSync(at('calls'), 'utf8')).toMatch(/^ci --include=dev --ignore-scripts /);
  });

  it('installs again when the lock file changed', async () => {
    await ensure();
    lock('2.0.0');
    await ensure();
    expect(installs()).toBe(2);
  });

  it('installs again when somebody removed node_modules', async () => {
    await ensure();
    rmSync(at('node_modules'), { recursive: true });
    await ensure();
    expect(installs()).toBe(2);
  });

  it('takes what npm installed by hand when it is what the lock file says', async () => {
    mkdirSync(at('node_modules', 'left'), { recursive: true });
    writeFileSync(at('node_modules', '.package-lock.json'), readFileSync(at('package-lock.json')));
    await ensure();
    expect(installs()).toBe(0);
  });

  it('installs once when two start together', async () => {
    const both = await Promise.all([ensure(), ensure()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(installs()).toBe(1);
  });

  it('goes on when the process that was installing died', async () => {
    mkdirSync(at('.cache'));
    // A number above the largest that Linux gives.
    writeFileSync(at('.cache', 'install.lock'), '5000000');
    expect((await ensure()).code).toBe(0);
    expect(existsSync(at('.cache', 'install.lock'))).toBe(false);
  });

  it('says that npm failed, and tries again the next time', async () => {
    writeFileSync(at('no-network'), '');
    const failed = await ensure();
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/npm error network\nnpm ci failed; .*\nMaybe there is no network/);
    rmSync(at('no-network'));
    expect((await ensure()).code).toBe(0);
  });

  it('refuses a Node that cannot load ES modules by require', async () => {
    const old = await evaluate('ensure.mjs', "requireNode('20.18.3')");
    expect(old.stderr).toBe(
      'Ronda needs Node 20.19 or newer; this is 20.18.3.\nMaybe install the current Node and try again.\n',
    );
    expect(old.code).toBe(1);
    expect((await evaluate('ensure.mjs', "requireNode('20.19.0')")).code).toBe(0);
    expect((await evaluate('ensure.mjs', "requireNode('22.1.0')")).code).toBe(0);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of its own: signals and exit codes belong to a whole process. */
const PROGRAM = `
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) => {
    const { code } = transformFileSync(file, { module: { type: 'commonjs' }, jsc: { parser: { syntax: 'typescript' } } });
    module._compile(code, file);
  };
  const { closeOnSignal } = require(${JSON.stringify(join(__dirname, 'shutdown.ts'))});
  const logger = { info() {}, error() {}, fatal() {} };
  const closings = {
    soon: async () => { process.stdout.write('closed '); },
    never: () => new Promise(() => {}),
    badly: async () => { throw new Error('the pool would not end'); },
  };
  const [closing, graceMs, then] = process.argv.slice(1);
  closeOnSignal({ close: closings[closing] }, { logger, graceMs: Number(graceMs) });
  setInterval(() => {}, 1000);
  process.stdout.write('running ');
  if (then === 'break') setImmediate(() => { throw new Error('nobody catches this'); });
  if (then === 'reject') Promise.reject(new Error('nobody catches this'));
`;

interface Ending {
  readonly code: number | null;
  readonly output: string;
}

async function run(args: readonly string[], signals: readonly NodeJS.Signals[]): Promise<Ending> {
  const child = spawn(process.execPath, ['-e', PROGRAM, ...args], { cwd: __dirname });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  for (const signal of signals) child.kill(signal);
  const [code] = (await ended) as [number | null];
  return { code, output };
}

describe('a program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('closes and ends well on %s', async (signal) => {
    expect(await run(['soon', '20000'], [signal])).toEqual({ code: 0, output: 'running closed ' });
  });

  it('ends with a failure when closing takes longer than it may', async () => {
    expect(await run(['never', '50'], ['SIGTERM'])).toEqual({ code: 1, output: 'running ' });
  });

  it('ends with a failure when closing fails', async () => {
    expect((await run(['badly', '20000'], ['SIGTERM'])).code).toBe(1);
  });

  it('closes when the process that forked it is gone', async () => {
    const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(PROGRAM)}, 'soon', '20000'], {
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    });`;
    const forking = spawn(process.execPath, ['-e', parent], { cwd: __dirname });
    let output = '';
    forking.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await once(forking.stdout, 'data');
    forking.kill('SIGKILL');
    // Its output ends when the last one who holds it has ended: the child.
    await once(forking.stdout, 'end');
    expect(output).toBe('running closed ');
  });

  it('ends at once on a second signal', async () => {
    expect((await run(['never', '20000'], ['SIGINT', 'SIGTERM'])).code).toBe(1);
  });

  it.each(['break', 'reject'])(
    'closes and ends with a failure after an error nobody caught (%s)',
    async (how) => {
      expect(await run(['soon', '20000', how], [])).toEqual({ code: 1, output: 'running closed ' });
    },
  );
});

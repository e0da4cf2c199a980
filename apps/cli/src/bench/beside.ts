import { spawn } from 'node:child_process';
import path from 'node:path';

/** Seen from the compiled form of this file: dist/apps/cli/src/bench. */
const ROOT = path.resolve(__dirname, '../../../../..');
const COMPILER = path.join(ROOT, 'scripts', 'register-typescript.cjs');

/**
 * The first line, or all there is, that a programme of test/benchmarks prints, run in a process of its own that is
 * ended as soon as that is known, or after so many milliseconds; then null.
 *
 * @throws Error with what it printed on standard error when it fails
 */
export function besides(
  program: string,
  args: readonly string[],
  { until, mostMs }: { readonly until: 'line' | 'end'; readonly mostMs: number },
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const file = path.join(ROOT, 'test', 'benchmarks', program);
    const child = spawn(process.execPath, ['--require', COMPILER, file, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, problem, isLate] = ['', '', false];
    const alarm = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, mostMs);
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (until === 'line' && lineOf(out) !== undefined) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(alarm);
      const found = until === 'line' ? lineOf(out) : code === 0 ? out : undefined;
      if (found !== undefined) resolve(found);
      else if (isLate) resolve(null);
      else reject(new Error(`${program} ended with ${String(code)}: ${problem.slice(0, 500)}`));
    });
  });
}

/** Some packages print greetings: an answer is a line that is an object. */
const lineOf = (text: string): string | undefined => /^\{.*\}$/m.exec(text)?.[0];

/**
 * How good the search is after so much processor time, over many seeds: breaks above the optimum (`+2`) and
 * meetings left out (`-3`), median and worst. Reads every instance of a folder beside `optima.json`.
 *
 * node --require ./scripts/register-typescript.cjs test/benchmarks/allocation-seeds.ts FOLDER [--only TEXT] [--seeds N] [--at 0.5,1]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allocate, importDzn, type Problem } from '@ronda/allocation';

interface Optimum {
  readonly feasible: boolean;
  readonly breaks: number | null;
}

interface Sample {
  readonly unplaced: number;
  readonly breaks: number;
}

/** Seconds this process has computed; unlike a clock, nearly the same on a busy machine. */
const cpu = (): number => process.cpuUsage().user / 1e6;

/** The best after each of the given seconds. */
function run(problem: Problem, seed: number, moments: readonly number[]): { at: Sample[]; speed: number } {
  const startedAt = cpu();
  const at: Sample[] = [];
  let best: Sample = { unplaced: problem.meetings.length, breaks: 0 };
  let iterations = 0;
  let asked = 0;
  const look = (): boolean => {
    const elapsed = cpu() - startedAt;
    while (at.length < moments.length && elapsed >= (moments[at.length] ?? 0)) at.push(best);
    return at.length === moments.length;
  };
  allocate(problem, {
    seed,
    iterations: Infinity,
    // Asking for the processor time costs as much as some hundred moves.
    shouldStop: () => (asked += 1) % 16 === 0 && look(),
    onProgress: (progress) => {
      look();
      iterations = progress.iterations;
      best = { unplaced: progress.meetings - progress.placed, breaks: progress.breaks };
    },
  });
  const speed = iterations / (cpu() - startedAt);
  while (at.length < moments.length) at.push(best);
  return { at, speed };
}

function text({ unplaced, breaks }: Sample, optimum: number): string {
  return (unplaced > 0 ? `-${unplaced}/` : '') + `+${breaks - optimum}`;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', default: 'original' },
      seeds: { type: 'string', default: '5' },
      at: { type: 'string', default: '0.5,1' },
    },
  });
  const folder = positionals[0] ?? process.env.B2BSOP_DIR ?? '';
  const moments = values.at.split(',').map(Number);
  const optima = JSON.parse(readFileSync(join(folder, 'optima.json'), 'utf8')) as Record<string, Optimum>;
  console.log(
    ['instance'.padEnd(30), 'optimum', ...moments.map((at) => `median worst at ${at} s`)].join('  '),
  );
  for (const name of readdirSync(folder).sort()) {
    const optimum = optima[name.replace(/\.dzn$/, '')];
    if (!name.endsWith('.dzn') || !new RegExp(values.only).test(name) || !optimum?.feasible) continue;
    const problem = importDzn(readFileSync(join(folder, name), 'utf8'), name);
    const runs = Array.from({ length: Number(values.seeds) }, (_, seed) => run(problem, seed + 1, moments));
    const cells = moments.map((_, moment) => {
      const samples = runs.flatMap(({ at }) => at[moment] ?? []);
      samples.sort((a, b) => a.unplaced - b.unplaced || a.breaks - b.breaks);
      const [median, worst] = [samples[Math.floor(samples.length / 2)], samples.at(-1)];
      return median && worst
        ? `${text(median, optimum.breaks ?? 0)}  ${text(worst, optimum.breaks ?? 0)}`.padEnd(22)
        : '';
    });
    const speed = runs.reduce((sum, one) => sum + one.speed, 0) / runs.length;
    const moves = `${Math.round(speed / 1000)} k moves/s`;
    console.log([name.padEnd(30), String(optimum.breaks).padEnd(7), ...cells, moves].join('  '));
  }
}

main();

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { brokenRules, verify, type Problem } from '@ronda/allocation';
import { BASELINE_HEADINGS, baselineRows, presetProblems } from '../bench/baselines';
import { PEERS, solveWithPeer } from '../bench/peers';
import { runAllocation } from '../engine/run-allocation';
import { UsageProblem } from '../exit-code';
import { readProblem } from '../files';
import { seconds, wholeNumber } from '../options';

interface Options {
  readonly instances?: string;
  readonly baselines?: boolean;
  /** A folder, or true for where this project finds packages. */
  readonly peers?: string | true;
  readonly time: number;
  readonly seed: number;
  readonly only?: string;
}

const WIDTHS = [28, 11, 10, 8, 8, 11, 10, 7];

export function benchCommand(): Command {
  return new Command('bench')
    .description(
      'Measure the engine on every instance of a folder: best, bound, time to best, whether the checker agrees.',
    )
    .option('--instances <folder>', 'folder with .dzn, .csv or .json problems')
    .option('--peers [folder]', 'also let clingo-wasm, highs and minizinc solve them, where installed')
    .option(
      '--baselines',
      'instead: Ronda beside the published rules of other products; without a folder on the presets',
    )
    .option('--time <seconds>', 'how long to search each', seconds, 5)
    .option('--seed <number>', 'any whole number', wholeNumber(-(2 ** 31), 2 ** 31), 1)
    .option('--only <text>', 'only instances whose name holds this')
    .action((options: Options) => (options.baselines === true ? compareRules(options) : bench(options)));
}

async function compareRules({ instances, seed, only = '' }: Options): Promise<void> {
  const line = (cells: readonly string[]) => {
    console.log(`| ${cells.join(' | ')} |`);
  };
  line(BASELINE_HEADINGS);
  line(BASELINE_HEADINGS.map(() => '---'));
  const problems = instances === undefined ? presetProblems() : problemsIn(instances);
  for await (const [name, problem] of problems)
    if (name.includes(only)) for (const row of baselineRows(name, problem, seed)) line(row);
}

function problemsIn(folder: string): [string, Problem][] {
  return list(folder).map((name) => [name, readProblem(join(folder, name))]);
}

async function bench({ instances, time, seed, only = '', peers }: Options): Promise<void> {
  if (instances === undefined)
    throw new UsageProblem('Nothing says which instances.\nMaybe add --instances <folder>, or --baselines.');
  const names = list(instances).filter((name) => name.includes(only));
  printRow(['instance', 'status', 'placed', 'breaks', 'at least', 'best after', 'total', 'valid']);
  for (const name of names) {
    const problem = readProblem(join(instances, name));
    const startedAt = Date.now();
    let bestAfter = 0;
    let best = '';
    const schedule = await runAllocation(problem, {
      seed,
      threads: 1,
      exact: {},
      iterations: Number.MAX_SAFE_INTEGER,
      deadline: startedAt + time * 1000,
      onProgress: ({ placed, breaks }) => {
        if (best === `${placed} ${breaks}`) return;
        best = `${placed} ${breaks}`;
        bestAfter = Date.now() - startedAt;
      },
    });
    const { objective, bounds, status } = schedule;
    const placed = `${objective.placed}/${problem.meetings.length}`;
    const times = [`${bestAfter} ms`, `${Date.now() - startedAt} ms`];
    const isValid = verify(problem, schedule).isValid ? 'yes' : 'NO';
    printRow([name, status, placed, String(objective.breaks), String(bounds.breaks), ...times, isValid]);
    if (peers !== undefined) await benchPeers(problem, time, peers === true ? undefined : peers);
  }
}

/** A row for each peer, on the same problem. Their search is their own: no bound is told unless they proved it. */
async function benchPeers(problem: Problem, time: number, folder: string | undefined): Promise<void> {
  for (const peer of PEERS) {
    const result = await solveWithPeer(peer, problem, time, folder);
    const name = `  ${peer}`;
    if (result.kind === 'absent') printRow([name, 'absent: not installed']);
    else if (result.kind === 'unfit') printRow([name, `not asked: ${result.why}`]);
    else if (result.kind === 'silent') printRow([name, `no answer within ${time} s`]);
    else {
      const { assignments, breaks, isProved, elapsedMs } = result;
      const status = isProved
        ? assignments
          ? 'optimal'
          : 'infeasible'
        : assignments
          ? 'feasible'
          : 'nothing';
      const placed = `${assignments?.length ?? 0}/${problem.meetings.length}`;
      const isValid = brokenRules(problem, assignments ?? []).length === 0 ? 'yes' : 'NO';
      const bound = isProved && breaks !== null ? String(breaks) : '?';
      printRow([name, status, placed, String(breaks ?? '–'), bound, '', `${elapsedMs} ms`, isValid]);
    }
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(dzn|csv|json)$/.test(name) && name !== 'optima.json')
      .sort();
  } catch {
    throw new UsageProblem(`${folder} is no folder that can be read.\nMaybe its name is misspelt.`);
  }
}

function printRow(cells: readonly string[]): void {
  console.log(cells.map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0)).join(''));
}

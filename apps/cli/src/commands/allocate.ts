import { Command } from 'commander';
import { printSchedule, type Problem, type Schedule } from '@ronda/allocation';
import { runAllocation } from '../engine/run-allocation';
import { ExitCode } from '../exit-code';
import { readProblem, writeResult, type Format } from '../files';
import { formatOption, seconds, seedOption, wholeNumber } from '../options';
import { progressLine, summary } from '../summary';

interface Options {
  readonly format?: Format;
  readonly time: number;
  readonly seed: number;
  readonly threads: number;
  readonly iterations?: number;
  readonly prove?: boolean;
  readonly proof?: string;
  readonly out?: string;
  readonly quiet?: boolean;
}

/** Time kept back for giving tables, explaining and printing: a share of the time, but at least so many ms. */
const CLOSING_SHARE = 0.03;
const CLOSING_MS = 50;

export function allocateCommand(): Command {
  return new Command('allocate')
    .description(
      'Find a schedule: a slot and a table for as many meetings as possible. Ctrl-C prints the best so far.',
    )
    .argument('<problem>', 'file with the problem')
    .addOption(formatOption())
    .option('--time <seconds>', 'how long to search', seconds, 10)
    .addOption(seedOption())
    .option(
      '--threads <number>',
      'searches at once, each with a seed of its own; the best is kept',
      wholeNumber(1, 64),
      1,
    )
    .option(
      '--iterations <number>',
      'most moves to try in each search',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option(
      '--prove',
      'let the exact engine take over; exit code 1 unless the schedule is proved optimal, or proved impossible',
    )
    .option('--proof <file>', 'as --prove, and write here what ronda verify --proof follows')
    .option('--out <file>', 'write the schedule here')
    .option('--quiet', 'no progress and no summary')
    .action(async (path: string, options: Options) => {
      process.exitCode = await allocate(path, options);
    });
}

async function allocate(path: string, options: Options): Promise<number> {
  // The user counts from pressing the key, not from when this module was loaded.
  const startedAt = performance.timeOrigin;
  const problem = readProblem(path, options.format);
  if (options.proof !== undefined) writeResult(options.proof, '');
  const schedule = await search(problem, options, startedAt);
  const isTalking = options.quiet !== true && process.stderr.isTTY;
  if (options.out !== undefined || !process.stdout.isTTY) writeResult(options.out, printSchedule(schedule));
  if (isTalking) process.stderr.write(summary(schedule));
  return exitCodeOf(schedule, options);
}

async function search(problem: Problem, options: Options, startedAt: number): Promise<Schedule> {
  const interruption = new AbortController();
  const interrupt = () => {
    interruption.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const showsProgress = options.quiet !== true && process.stderr.isTTY;
  const schedule = await runAllocation(problem, {
    seed: options.seed,
    threads: options.threads,
    iterations: options.iterations ?? Number.MAX_SAFE_INTEGER,
    deadline: startedAt + options.time * 1000 - Math.max(CLOSING_MS, options.time * 1000 * CLOSING_SHARE),
    signal: interruption.signal,
    ...(wantsProof(options) && { exact: options.proof === undefined ? {} : { proofFile: options.proof } }),
    ...(showsProgress && {
      onProgress: (progress) =>
        process.stderr.write(`\r\u001b[K${progressLine(progress, Date.now() - startedAt)}`),
    }),
  });
  if (showsProgress) process.stderr.write('\r\u001b[K');
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  return { ...schedule, search: { ...schedule.search, elapsedMs: Math.round(Date.now() - startedAt) } };
}

const wantsProof = ({ prove, proof }: Options): boolean => prove === true || proof !== undefined;

function exitCodeOf({ status }: Schedule, options: Options): number {
  if (status === 'infeasible') return ExitCode.infeasible;
  return wantsProof(options) && status !== 'optimal' ? ExitCode.refused : ExitCode.done;
}

import { Command } from 'commander';
import { verify } from '@ronda/allocation';
import { ExitCode } from '../exit-code';
import { readLines, readProblem, readSchedule, type Format } from '../files';
import { formatOption } from '../options';

interface Options {
  readonly format?: Format;
  readonly proof?: string;
  readonly quiet?: boolean;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Check a schedule without trusting how it was found: every rule, every figure, every bound.')
    .argument('<problem>', 'file with the problem')
    .argument('<schedule>', 'file with the schedule')
    .addOption(formatOption())
    .option('--proof <file>', 'follow the proof that ronda allocate --proof has written')
    .option('--quiet', 'only the exit code: 0 valid, 1 not valid, 2 bad input')
    .action((problemPath: string, schedulePath: string, options: Options) => {
      const problem = readProblem(problemPath, options.format);
      const schedule = readSchedule(schedulePath);
      const verdict = verify(
        problem,
        schedule,
        options.proof === undefined ? {} : { proof: readLines(options.proof) },
      );
      if (verdict.unchecked.length > 0 && options.quiet !== true)
        process.stderr.write(
          `Claimed by the exact engine, not checked again: ${verdict.unchecked.join(', ')}.\nMaybe add --proof <file>, as written by ronda allocate --proof <file>.\n`,
        );
      if (options.quiet !== true) process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
      process.exitCode = verdict.isValid ? ExitCode.done : ExitCode.refused;
    });
}

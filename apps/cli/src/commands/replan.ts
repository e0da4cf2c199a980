import { Command } from 'commander';
import { printProblem, printSchedule, replan, type Replan } from '@ronda/allocation';
import { readChanges, readProblem, readSchedule, writeResult, type Format } from '../files';
import { formatOption, seedOption, wholeNumber } from '../options';
import { affectedLines, differenceLines } from '../difference-text';
import { printReport } from '../report';

interface Options {
  readonly change: string;
  readonly format?: Format;
  readonly seed: number;
  readonly iterations?: number;
  readonly out?: string;
  readonly problemOut?: string;
}

export function replanCommand(): Command {
  return new Command('replan')
    .description(
      'Find the schedule with the fewest moves after something has happened: who left, which table was lost.',
    )
    .argument('<problem>', 'file with the problem')
    .argument('<schedule>', 'file with the schedule that was published')
    .requiredOption('--change <file>', 'file with the changes (ronda.changes/1)')
    .addOption(formatOption())
    .addOption(seedOption())
    .option(
      '--iterations <number>',
      'most moves of the search to try',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--out <file>', 'write the new schedule here')
    .option('--problem-out <file>', 'write the problem after the changes here, to verify the schedule with')
    .action((problemPath: string, schedulePath: string, options: Options) => {
      const { seed, iterations, out, problemOut } = options;
      const problem = readProblem(problemPath, options.format);
      const result = replan(problem, readSchedule(schedulePath), readChanges(options.change), {
        seed,
        ...(iterations !== undefined && { iterations }),
      });
      if (out !== undefined) writeResult(out, printSchedule(result.schedule));
      if (problemOut !== undefined) writeResult(problemOut, printProblem(result.problem));
      const { schedule, difference, affected, moves, weight } = result;
      const { status, objective } = schedule;
      printReport({ status, objective, moves, weight, difference, affected }, () => lines(result));
    });
}

function lines({ schedule, difference, affected, moves, weight }: Replan): string[] {
  const proof = ({ isProved, bound }: Replan['moves'], most: string) =>
    isProved ? 'proved best' : `${most} ${bound}`;
  return [
    `${moves.found} published meetings moved or dropped (${proof(moves, 'at least')}); ` +
      `weight ${weight.found} placed (${proof(weight, 'at most')}), ${schedule.unplaced.length} meetings without a place`,
    ...differenceLines(difference),
    ...affectedLines(affected),
  ];
}

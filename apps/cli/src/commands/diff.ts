import { Command } from 'commander';
import { affectedBy, differenceOf } from '@ronda/allocation';
import { readProblem, readSchedule, type Format } from '../files';
import { formatOption } from '../options';
import { affectedLines, differenceLines } from '../difference-text';
import { printReport } from '../report';

export function diffCommand(): Command {
  return new Command('diff')
    .description('Compare two schedules meeting by meeting: what moved, what lost its place, what got one.')
    .argument('<before>', 'file with the earlier schedule')
    .argument('<after>', 'file with the later schedule')
    .option('--problem <file>', 'file with the problem, to tell who is affected')
    .addOption(formatOption())
    .action((before: string, after: string, options: { problem?: string; format?: Format }) => {
      const difference = differenceOf(readSchedule(before).assignments, readSchedule(after).assignments);
      const affected =
        options.problem === undefined
          ? null
          : affectedBy(readProblem(options.problem, options.format), difference);
      printReport({ ...difference, ...(affected && { affected }) }, () => [
        ...differenceLines(difference),
        ...(affected ? affectedLines(affected) : []),
      ]);
    });
}

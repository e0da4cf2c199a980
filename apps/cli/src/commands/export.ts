import { Command } from 'commander';
import { exportCsv } from '@ronda/allocation';
import { readProblem, readSchedule, writeResult, type Format } from '../files';
import { formatOption } from '../options';

export function exportCommand(): Command {
  return new Command('export')
    .description('Turn a schedule into CSV for a spreadsheet.')
    .argument('<problem>', 'file with the problem')
    .argument('<schedule>', 'file with the schedule')
    .addOption(formatOption())
    .option('--out <file>', 'write it here instead of to standard output')
    .action((problemPath: string, schedulePath: string, options: { format?: Format; out?: string }) => {
      const problem = readProblem(problemPath, options.format);
      writeResult(options.out, exportCsv(problem, readSchedule(schedulePath)));
    });
}

import { Command } from 'commander';
import { printProblem } from '@ronda/allocation';
import { readProblem, writeResult, type Format } from '../files';
import { formatOption } from '../options';

export function importCommand(): Command {
  return new Command('import')
    .description('Turn a problem of another format into ronda.problem/1.')
    .argument('<problem>', 'file with the problem')
    .addOption(formatOption())
    .option('--out <file>', 'write it here instead of to standard output')
    .action((path: string, options: { format?: Format; out?: string }) => {
      writeResult(options.out, printProblem(readProblem(path, options.format)));
    });
}

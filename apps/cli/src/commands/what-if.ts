import { Command } from 'commander';
import { capacityText, problemChangeText, whatIf, worthOf, type Worth } from '@ronda/allocation';
import { readChanges, readProblem, readSchedule, writeResult, type Format } from '../files';
import { formatOption, seedOption, wholeNumber } from '../options';
import { printReport } from '../report';

interface Options {
  readonly change?: string;
  readonly format?: Format;
  readonly seed: number;
  readonly iterations?: number;
  readonly out?: string;
}

export function whatIfCommand(): Command {
  return new Command('what-if')
    .description(
      'Tell what one more table, slot, half an hour, interpreter or more of somebody’s time is worth.',
    )
    .argument('<problem>', 'file with the problem')
    .argument('[schedule]', 'file with the schedule that stands; without it, the best that is found')
    .option('--change <file>', 'ask about these changes, made together, instead (ronda.changes/1)')
    .addOption(formatOption())
    .addOption(seedOption())
    .option(
      '--iterations <number>',
      'most moves to try for each question',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--out <file>', 'write all answers here with the schedules that make them so')
    .action(ask);
}

function ask(problemPath: string, schedulePath: string | undefined, options: Options): void {
  const problem = readProblem(problemPath, options.format);
  const { seed, iterations, change, out } = options;
  const asked = {
    seed,
    ...(iterations !== undefined && { iterations }),
    ...(schedulePath !== undefined && { schedule: readSchedule(schedulePath) }),
  };
  if (change !== undefined) {
    const worth = worthOf(problem, readChanges(change), asked);
    if (out !== undefined) writeResult(out, `${JSON.stringify(worth, null, 2)}\n`);
    printReport(withoutSchedule(worth), () => [line(worth)]);
    return;
  }
  const answer = whatIf(problem, asked);
  if (out !== undefined) writeResult(out, `${JSON.stringify(answer, null, 2)}\n`);
  const { capacity, present } = answer;
  const { objective, bounds } = present;
  printReport({ capacity, objective, bounds, options: answer.options.map(withoutSchedule) }, () => [
    capacityText(capacity),
    `now ${objective.placed} placed, weight ${objective.weight} of at most ${bounds.weight}`,
    ...answer.options.map(line),
  ]);
}

function withoutSchedule<T extends Worth>({ problem: _problem, schedule: _schedule, ...rest }: T) {
  return rest;
}

function line({ changes, weight, placed, atMost, isProved }: Worth): string {
  const what = changes.map((change) => problemChangeText(change)).join(' ');
  const sign = (value: number) => (value > 0 ? `+${value}` : String(value));
  const proof = isProved ? 'proved' : `at most ${sign(atMost)}`;
  return `${sign(weight).padStart(5)}  ${what} (${sign(placed)} meetings; ${proof})`;
}

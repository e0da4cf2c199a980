import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { buildPreset, PRESET_NAMES, type PresetName } from '@ronda/presets';
import { playDemo, type DemoOptions } from '../demo/play-demo';
import { ExitCode } from '../exit-code';
import { wholeNumber } from '../options';

/** The clone's own folder, seen from the compiled form of this file: dist/apps/cli/src/commands. */
const FOLDER = path.resolve(__dirname, '../../../../../.data/demo');

/** What shells say of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

export function demoCommand(): Command {
  return new Command('demo')
    .description('Play a whole gathering, from registration to the agenda in the mailbox, then serve it.')
    .addOption(
      new Option('--preset <name>', 'which invented gathering')
        .choices(PRESET_NAMES)
        .default(PRESET_NAMES[0]),
    )
    .option(
      '--once',
      'end when it is finished, leaving summary, problem, schedule and mails in the data folder',
    )
    .option('--date <day>', 'first day of the gathering, such as 2027-06-11', day)
    .option('--port <port>', 'where to serve it; by default 3000 or a free one', wholeNumber(1, 65_535))
    .option('--data <folder>', 'where to keep it', FOLDER)
    .action(async ({ data, ...options }: Omit<DemoOptions, 'dataDirectory'> & { readonly data: string }) => {
      const isFinished = await playDemo({ ...options, dataDirectory: path.resolve(data) }, interruption());
      // Calls under way would try again for seconds, and nobody is left to answer them.
      process.exit(isFinished ? ExitCode.done : INTERRUPTED);
    });
}

function day(text: string): string {
  try {
    const [name] = PRESET_NAMES as readonly [PresetName];
    buildPreset(name, { date: text, today: text });
    return text;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** Resolves at the first Ctrl-C; a second one ends the command at once. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.stderr.write('\nStopping …\n');
        resolve();
      });
    }
  });
}

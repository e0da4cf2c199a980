import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { UsageProblem } from './exit-code';

/** Seen from the compiled form of this file: dist/apps/cli/src. */
const PROGRAMS = path.resolve(__dirname, '../../platform/src');

/** Which installation a command is about. */
export interface InstallationOptions {
  readonly settings?: string;
  readonly data?: string;
}

/** Gives a command the options that say which installation it is about. */
export function ofInstallation(command: Command): Command {
  return command
    .option('--settings <file>', 'settings of the installation; those of the environment are stronger')
    .option('--data <folder>', 'its data folder, where the database is the embedded one');
}

/** Runs a program of the platform on an installation; its exit code becomes that of the command. */
export async function runProgram(
  name: string,
  { settings, data }: InstallationOptions,
  args: readonly string[] = [],
): Promise<void> {
  if (settings !== undefined) readSettings(settings);
  if (data !== undefined && !existsSync(data))
    throw new UsageProblem(`There is no folder ${data}.\nMaybe its name is misspelt.`);
  const env = { ...process.env, ...(data !== undefined && { DATA_DIR: path.resolve(data) }) };
  const child = fork(path.join(PROGRAMS, `${name}.js`), args, { env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}

function readSettings(file: string): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new UsageProblem(`${file} cannot be read: ${String(error)}\nMaybe its name is misspelt.`);
  }
}

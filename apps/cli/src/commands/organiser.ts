import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { UsageProblem } from '../exit-code';

/** Seen from the compiled form of this file: dist/apps/cli/src/commands. */
const PROGRAM = path.resolve(__dirname, '../../../platform/src/reset-login.js');

interface ResetOptions {
  readonly settings?: string;
  readonly data?: string;
  readonly institution?: string;
  readonly removeSecondFactor?: boolean;
}

/** For the operator of an installation, who has its settings and its data folder or database. */
export function organiserCommand(): Command {
  const reset = new Command('reset')
    .description('Print a link with which somebody who cannot sign in any more sets a new password.')
    .argument('<address>', 'the e-mail address the person signs in with')
    .option('--institution <name>', 'its name or id, where the address works for several')
    .option('--remove-second-factor', 'also for who lost the authenticator and the recovery codes')
    .option('--settings <file>', 'settings of the installation; those of the environment are stronger')
    .option('--data <folder>', 'its data folder, where the database is the embedded one')
    .action(runReset);
  return new Command('organiser')
    .description('Help those who run gatherings, where they cannot help themselves.')
    .addCommand(reset.exitOverride());
}

async function runReset(address: string, options: ResetOptions): Promise<void> {
  const { settings, data, institution, removeSecondFactor } = options;
  if (settings !== undefined) readSettings(settings);
  if (data !== undefined && !existsSync(data))
    throw new UsageProblem(`There is no folder ${data}.\nMaybe its name is misspelt.`);
  const args = [
    address,
    ...(institution === undefined ? [] : ['--institution', institution]),
    ...(removeSecondFactor === true ? ['--remove-second-factor'] : []),
  ];
  const env = { ...process.env, ...(data !== undefined && { DATA_DIR: path.resolve(data) }) };
  const child = fork(PROGRAM, args, { env, stdio: 'inherit' });
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

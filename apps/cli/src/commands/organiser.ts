import { Command } from 'commander';
import { ofInstallation, runProgram, type InstallationOptions } from '../installation';

interface ResetOptions extends InstallationOptions {
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
    .action(runReset);
  return new Command('organiser')
    .description('Help those who run gatherings, where they cannot help themselves.')
    .addCommand(ofInstallation(reset).exitOverride());
}

async function runReset(address: string, options: ResetOptions): Promise<void> {
  const { institution, removeSecondFactor } = options;
  await runProgram('reset-login', options, [
    address,
    ...(institution === undefined ? [] : ['--institution', institution]),
    ...(removeSecondFactor === true ? ['--remove-second-factor'] : []),
  ]);
}

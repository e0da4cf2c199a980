import { Command } from 'commander';
import { ofInstallation, runProgram, type InstallationOptions } from '../installation';

/** For the operator of an installation, who has its settings and its data folder or database. */
export function auditCommand(): Command {
  const verify = new Command('verify')
    .description(
      'Check that nobody changed, removed or slipped in an entry of the audit; exits 1 when somebody did.',
    )
    .action((options: InstallationOptions) => runProgram('verify-audit', options));
  return new Command('audit')
    .description('The record of who did what.')
    .addCommand(ofInstallation(verify).exitOverride());
}

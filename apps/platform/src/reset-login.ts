import { parseArgs } from 'node:util';
import { RegistrationOperatorModule } from '../../registration/src/registration.module';
import { failStart } from './fail-start';
import { configOfInstallation } from './operator';
import { Started } from './started';

/** What `ronda organiser reset` runs: prints a link with which somebody sets a new password. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { institution: { type: 'string' }, 'remove-second-factor': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const started = new Started();
  try {
    const config = await configOfInstallation(started);
    const context = await started.add(
      () => RegistrationOperatorModule.open(config),
      (built) => built.close(),
    );
    const { url, expiresAt } = await context.get(RegistrationOperatorModule).resetLogin({
      email: positionals[0] ?? '',
      institution: values.institution ?? null,
      removeSecondFactor: values['remove-second-factor'],
    });
    process.stdout.write(
      `${url}\nIt works once, until ${expiresAt.toISOString()}. All sessions have ended.\n`,
    );
  } finally {
    await started.close();
  }
}

main().catch(failStart);

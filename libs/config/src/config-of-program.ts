import type { Config } from './config';
import { InvalidSettings } from './invalid-settings';
import { loadConfig, type LoadConfigOptions } from './load-config';

/** The configuration of a program, which ends here when it has none: with the message for people, and no stack. */
export function configOfProgram(options: LoadConfigOptions): Config {
  try {
    return loadConfig(options);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

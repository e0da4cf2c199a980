#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { allocateCommand } from './commands/allocate';
import { auditCommand } from './commands/audit';
import { benchCommand } from './commands/bench';
import { demoCommand } from './commands/demo';
import { diffCommand } from './commands/diff';
import { exportCommand } from './commands/export';
import { importCommand } from './commands/import';
import { organiserCommand } from './commands/organiser';
import { replanCommand } from './commands/replan';
import { tzCommand } from './commands/tz';
import { verifyCommand } from './commands/verify';
import { whatIfCommand } from './commands/what-if';
import { ExitCode, reportFailure } from './exit-code';

const program = new Command('ronda')
  .description('Schedules the one-to-one meetings of matchmaking gatherings.')
  .exitOverride()
  .showHelpAfterError('Maybe "ronda --help" shows what was meant.');

for (const command of [
  demoCommand,
  allocateCommand,
  verifyCommand,
  replanCommand,
  whatIfCommand,
  diffCommand,
  importCommand,
  exportCommand,
  benchCommand,
  tzCommand,
  organiserCommand,
  auditCommand,
])
  program.addCommand(command().exitOverride());

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : ExitCode.badInput;
  else process.exitCode = reportFailure(error);
});

import { Command } from 'commander';
import { newestZones } from '@ronda/calendar';
import { loadConfig, newerZoneFiles } from '@ronda/config';
import { ExitCode, UsageProblem } from '../exit-code';
import { changedSlots } from '../zones/changed-slots';
import type { PlannedSlot } from '../zones/planned-slots';
import { changeReport, driftReport } from '../zones/report';

export function tzCommand(): Command {
  return new Command('tz')
    .description('Look after the rules of time zones, which governments change at short notice.')
    .addCommand(driftCommand().exitOverride())
    .addCommand(checkCommand().exitOverride());
}

function driftCommand(): Command {
  return new Command('drift')
    .description('Compare the rules of this machine with those that Node brings.')
    .action(() => {
      process.stdout.write(`${driftReport(new Date())}\n`);
    });
}

function checkCommand(): Command {
  return new Command('check')
    .description(
      'The same, and the future meetings of an installation whose instant the present rules would change. ' +
        'Exit code: 0 none, 1 some, 2 bad input.',
    )
    .option('--settings <file>', 'settings of the installation; those of the environment are stronger')
    .action(async ({ settings }: { settings?: string }) => {
      const slots = await readSlots(settings);
      const changed = changedSlots(slots, newestZones(newerZoneFiles()));
      process.stdout.write(`${driftReport(new Date())}\n${changeReport(changed, slots.length)}\n`);
      process.exitCode = changed.length === 0 ? ExitCode.done : ExitCode.refused;
    });
}

async function readSlots(settings: string | undefined): Promise<PlannedSlot[]> {
  try {
    if (settings !== undefined) process.loadEnvFile(settings);
    // Loaded only here: the other commands need no database.
    const { plannedSlots } = await import('../zones/planned-slots.js');
    return await plannedSlots(loadConfig({ services: ['scheduling'] }));
  } catch (error) {
    throw new UsageProblem(
      `The installation's meetings cannot be read: ${error instanceof Error ? error.message : String(error)}\n` +
        'Maybe name its settings with --settings, as npm start takes them; SCHEDULING_DATABASE_URL must be there.',
    );
  }
}

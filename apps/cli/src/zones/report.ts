import { IcuZones, newestZones, printOffset, zoneDrift, type ZoneDrift } from '@ronda/calendar';
import { systemZoneFiles, type ZoneFiles } from '@ronda/config';
import type { ChangedSlot } from './changed-slots';

const TWO_YEARS = 2 * 365 * 24 * 3600_000;

/** The rules of this machine and those that Node brings, which of them Ronda goes by, and where they differ. */
export function driftReport(
  now: Date,
  files: ZoneFiles | null = systemZoneFiles(),
  names: readonly string[] = Intl.supportedValuesOf('timeZone'),
): string {
  const node = process.versions.tz ?? '(unknown)';
  if (files === null) return `Time zones: Node's own, ${node}; this machine has none.\nMaybe install tzdata.`;
  const until = new Date(now.getTime() + TWO_YEARS);
  const drift = zoneDrift(newestZones(files), new IcuZones(), names, { from: now, until });
  const isStale = files.version < node;
  return [
    `Time zones: tzdata ${files.version} on this machine, ${node} in Node; the ${isStale ? 'latter' : 'former'} is used.`,
    ...(isStale ? ['The machine is behind Node.\nMaybe update the package tzdata.'] : []),
    `They differ about ${drift.length} zones in the next two years${drift.length > 0 ? ':' : '.'}`,
    ...drift.map(lineOf),
  ].join('\n');
}

function lineOf({ zone, at, one, other }: ZoneDrift): string {
  return `  ${zone} from ${minute(at)}: ${printOffset(one)} on this machine, ${printOffset(other)} in Node`;
}

const minute = (instant: Date): string => `${instant.toISOString().slice(0, 16)}Z`;

/** What would change, slot by slot, and what to do about it. */
export function changeReport(changed: readonly ChangedSlot[], planned: number): string {
  if (changed.length === 0) return `All ${planned} time slots to come keep their instant.`;
  const meetings = changed.reduce((sum, slot) => sum + slot.meetings, 0);
  const lines = changed.map(({ gathering, local, zone, startsAt, startsNow, meetings: count }) => {
    const now = startsNow ? `now ${minute(startsNow)}` : 'a time that its clocks now skip';
    return `  ${gathering}: ${local} ${zone}, planned as ${minute(startsAt)}, ${now}; ${count} meetings`;
  });
  return [
    `${changed.length} of ${planned} time slots to come, with ${meetings} meetings, would change:`,
    ...lines,
    'Maybe save the programme of these gatherings again and publish a new draft: each person then gets one update a meeting.',
  ].join('\n');
}

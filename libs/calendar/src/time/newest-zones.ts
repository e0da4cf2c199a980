import { IcuZones } from './icu-zones';
import { TzifZones, type ReadZoneFile } from './tzif-zones';
import type { ZoneData } from './zone-data';

/** The zone files of the operating system, read by whoever may read files. */
interface SystemFiles {
  /** "2026f" */
  readonly version: string;
  readonly read: ReadZoneFile;
}

/** The machine's zone files, Node's own data for what they lack; only the latter where there are no newer files. */
export function newestZones(files: SystemFiles | null): ZoneData {
  const own = new IcuZones();
  return files ? new TzifZones(files.version, (name) => files.read(name), own) : own;
}

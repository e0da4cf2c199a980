import { IANAZone } from 'luxon';
import { ZoneData, type Zone } from './zone-data';

const QUARTER = 15 * 60_000;
const MAX_REMEMBERED = 10_000;

/** The zones that Node brings (ICU). The fallback where the machine has no tzdata. */
export class IcuZones extends ZoneData {
  constructor(readonly version: string = 'ICU') {
    super();
  }

  protected load(name: string): Zone | null {
    const zone = IANAZone.create(name);
    if (!zone.isValid || isMisspelt(name)) return null;
    const offsets = new Map<number, number>();
    return {
      name,
      source: this.version,
      offsetMinutes: (instant) => {
        // Since 1972 clocks have changed at quarters of an hour only, and asking Intl is slow.
        const quarter = Math.floor(instant.getTime() / QUARTER);
        const known = offsets.get(quarter) ?? zone.offset(instant.getTime());
        if (offsets.size >= MAX_REMEMBERED) offsets.clear();
        offsets.set(quarter, known);
        return known;
      },
    };
  }
}

/** Intl takes "Europe/rome" too; files and other programs do not. */
function isMisspelt(name: string): boolean {
  const official = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  return official !== name && official.toLowerCase() === name.toLowerCase();
}

import { CalendarError } from '../calendar-error';

/** One time zone: how far its clocks are from UTC, at any instant. */
export interface Zone {
  /** The IANA name it was asked for by, such as "Europe/Rome"; aliases keep their own name. */
  readonly name: string;
  /** The `version` of the data these rules come from. */
  readonly source: string;
  /** Minutes to add to UTC; −180 in São Paulo. Whole minutes for every instant since 1972. */
  offsetMinutes(instant: Date): number;
}

/** Area/Location, as in the IANA database. Abbreviations ("EST") and offsets ("GMT-3", "Etc/GMT+3") are no places. */
const PLACE =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Europe|Indian|Mexico|Pacific|US)(\/[A-Za-z0-9_+-]+){1,2}$/;

/** Whether a text has the form of a place's zone, or is "UTC". It may still be unknown. */
export function isZoneName(name: string): boolean {
  return name === 'UTC' || (name.length <= 64 && PLACE.test(name));
}

/**
 * The rules of all zones. Passed in, because the machine's tzdata is newer than Node's: the two disagree about
 * Havana in the winter of 2026/27. An abstract class, so that it is its own injection token.
 */
export abstract class ZoneData {
  /** Where the rules come from, for humans and for the record: "tzdata 2026f" or "ICU 2025c". */
  abstract readonly version: string;
  /** A zone by its IANA name, or null when there is none; `name` has already passed `isZoneName`. */
  protected abstract load(name: string): Zone | null;

  private readonly known = new Map<string, Zone>();

  /** A zone by its IANA name or alias; null for anything else, abbreviations and offsets included. */
  find(name: string): Zone | null {
    const known = this.known.get(name);
    if (known) return known;
    const zone = isZoneName(name) ? this.load(name) : null;
    if (zone) this.known.set(name, zone);
    return zone;
  }

  /**
   * A zone by its IANA name or alias.
   * @throws CalendarError ZONE.UNKNOWN
   * @example zones.require('America/Buenos_Aires')
   */
  require(name: string): Zone {
    const zone = this.find(name);
    if (zone) return zone;
    throw new CalendarError(
      'ZONE.UNKNOWN',
      `"${name.slice(0, 64)}" is not a time zone.\n` +
        'Maybe write the IANA name of a place, such as "Europe/Rome" or "America/Bogota"; ' +
        'abbreviations ("EST") and offsets ("GMT-3") change their meaning with the season.',
      { zone: name.slice(0, 64) },
    );
  }
}

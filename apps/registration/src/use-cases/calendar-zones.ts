import { localParts, possibleInstants, type ZoneData } from '@ronda/calendar';
import { Zones, type ZonedInstant } from '../domain/zones';

/** Zones by the rules of libs/calendar, from the newest data there is. */
export class CalendarZones extends Zones {
  constructor(private readonly data: ZoneData) {
    super();
  }

  override isKnown(zone: string): boolean {
    return this.data.find(zone) !== null;
  }

  override instantsOf(local: string, zone: string): ZonedInstant[] {
    const rules = this.data.require(zone);
    return possibleInstants(local, rules).map((at) => ({ at, offset: isoOffset(rules.offsetMinutes(at)) }));
  }

  override localTimeOf(instant: Date, zone: string): string {
    const { date, time } = localParts(instant, this.data.require(zone));
    return `${date}T${time}`;
  }
}

function isoOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

import { localParts, type LocalParts, type Zone } from '@ronda/calendar';

/** A time as people of a language read it, by our own zone data: Node's would use its own. */
export class LocalTimes {
  private readonly dayFormat: Intl.DateTimeFormat;
  private readonly shortDayFormat: Intl.DateTimeFormat;

  constructor(locale: string) {
    this.dayFormat = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    this.shortDayFormat = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
    });
  }

  /** "Saturday, 12 June 2027, 02:00–02:20 (UTC−5)" */
  span(startsAt: Date, endsAt: Date, zone: Zone): string {
    const start = localParts(startsAt, zone);
    return `${this.day(start)}, ${clockSpan(startsAt, endsAt, zone)} (${start.offset})`;
  }

  /** "Saturday, 12 June 2027" */
  day(parts: LocalParts): string {
    return this.dayFormat.format(new Date(`${parts.date}T12:00:00Z`));
  }

  /** "12 Jun 02:00" */
  brief(instant: Date, zone: Zone): string {
    const parts = localParts(instant, zone);
    return `${this.shortDayFormat.format(new Date(`${parts.date}T12:00:00Z`))} ${parts.time}`;
  }
}

/** "02:00–02:20" */
export function clockSpan(startsAt: Date, endsAt: Date, zone: Zone): string {
  return `${localParts(startsAt, zone).time}–${localParts(endsAt, zone).time}`;
}

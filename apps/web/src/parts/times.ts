/** How an instant is shown: always with a zone a reader can tell apart from another. */
export interface ShownTime {
  /** "09:20" */
  readonly time: string;
  /** "Friday 12 June" */
  readonly day: string;
  /** "GMT+2" */
  readonly offset: string;
}

/**
 * The wall time of an instant in a zone, in the reader's language.
 * @example showTime('2026-06-12T07:20:00Z', 'Europe/Rome', 'en') // { time: '09:20', day: 'Friday 12 June', offset: 'GMT+2' }
 */
export function showTime(instant: string, zone: string, language: string): ShownTime {
  const date = new Date(instant);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, hourCycle: 'h23', ...options });
  const offset = part({ timeZoneName: 'shortOffset' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName');
  return {
    time: part({ hour: '2-digit', minute: '2-digit' }).format(date),
    day: part({ weekday: 'long', day: 'numeric', month: 'long' }).format(date),
    offset: offset?.value ?? zone,
  };
}

/** The zone of the reader's device. */
export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * A zone as people say it: by its city.
 * @example cityOf('America/Argentina/Buenos_Aires') // 'Buenos Aires'
 */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Whether clocks of the two zones show the same at all of these instants. */
export function areZonesAlike(instants: readonly string[], zone: string, other: string): boolean {
  return instants.every((instant) => {
    const [one, two] = [showTime(instant, zone, 'en'), showTime(instant, other, 'en')];
    return one.time === two.time && one.day === two.day;
  });
}

/** A date and time to the minute, in the reader's zone unless another is given. */
export function showMoment(instant: string, language: string, zone: string = viewerZone()): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(instant));
}

/**
 * The wall time of an instant in a zone, as the interface writes it.
 * @example wallTime('2027-06-11T07:20:00Z', 'Europe/Rome') // '2027-06-11T09:20'
 */
export function wallTime(instant: string, zone: string): string {
  // Sweden writes dates as ISO 8601 does.
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
  return text.replace(' ', 'T');
}

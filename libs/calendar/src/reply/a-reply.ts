interface ReplyLines {
  readonly method?: string;
  readonly sequence?: string | null;
  readonly organizer?: string | null;
  readonly attendee?: string | null;
  readonly stamp?: string;
  readonly start?: string | null;
  readonly end?: string | null;
  /** Further lines of the event. */
  readonly extra?: readonly string[];
  /** Lines before the event, such as those of a VTIMEZONE. */
  readonly components?: readonly string[];
}

/** An answer as a calendar sends it, for specs; each names what it changes, and null leaves a line out. */
export function aReply(changes: ReplyLines = {}): string {
  const { method = 'REPLY', sequence = '2', stamp = 'DTSTAMP:20270602T120000Z' } = changes;
  const {
    organizer = 'ORGANIZER:mailto:rsvp+0193b2c4.9f86d081884c7d65@match.example',
    attendee = 'ATTENDEE;CN=Ana;PARTSTAT=ACCEPTED:mailto:ana@lacteos.example',
    start = 'DTSTART:20270612T092000Z',
    end = 'DTEND:20270612T094000Z',
  } = changes;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Some Calendar//EN',
    `METHOD:${method}`,
    ...(changes.components ?? []),
    'BEGIN:VEVENT',
    'UID:0193b2c4-5f7e-7a10-8c3d-2f6a9e4b1d70@match.example',
    sequence === null ? null : `SEQUENCE:${sequence}`,
    stamp,
    organizer,
    attendee,
    start,
    end,
    ...(changes.extra ?? []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => `${line}\r\n`)
    .join('');
}

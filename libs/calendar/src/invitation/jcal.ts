import ICAL from 'ical.js';

/** A property in jCal (RFC 7265): name, parameters, type, value. */
export type JProperty = [
  name: string,
  parameters: Record<string, string>,
  type: string,
  value: string | number,
];
export type JComponent = [name: string, properties: JProperty[], components: JComponent[]];

// The default cuts continuation lines at 76 octets, counting without the space they begin with.
ICAL.foldLength = 74;

/** Content lines to jCal; lenient, so not a validator. */
export const parseCalendar = (text: string): JComponent => ICAL.parse(text) as JComponent;

/** jCal to content lines with CRLF, folded at 75 octets, with a final CRLF. */
export const writeCalendar = (calendar: JComponent): string => ICAL.stringify(calendar);

/** A value as the text has it: read as a date, a 13th month would become January. */
export const valueAsWritten = (property: ICAL.Property | null): string =>
  String((property?.toJSON() as JProperty | undefined)?.[3] ?? '');

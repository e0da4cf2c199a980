/** Values that explain an error to a program. Never personal data. */
export type CalendarErrorDetails = Readonly<Record<string, unknown>>;

/**
 * What cannot become a calendar entry or an instant. This library imports nothing of ours, so it has its own error,
 * of the same form as a `DomainError`: a stable `AREA.REASON` code, a message with the values and a line beginning
 * "Maybe", and details. Callers translate it at their edge.
 */
export class CalendarError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: CalendarErrorDetails = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

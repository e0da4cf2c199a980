/** Values that explain an error to a program: ids, limits, the states concerned. Never personal data. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A broken rule of the domain. The message says what is wrong, with which values, and, in a line beginning
 * "Maybe", what to try. The code (`AREA.REASON`) is stable: programs and translations rely on it.
 *
 * @example throw new DomainError('SESSION.ENDS_BEFORE_START', 'Session "morning" ends at 09:00, before it starts at 10:00.\nMaybe the two times were swapped.', { startsAt, endsAt });
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

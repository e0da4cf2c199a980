/**
 * Input that cannot be understood. The message says which value, why, and, in a line beginning "Maybe",
 * what to try. `code` is stable; `path` is where, such as `$.meetings[3].participants[0]` or `line 12`.
 *
 * @example throw new InvalidInput('PROBLEM.UNKNOWN_SLOT', '$.meetings[0].fixed.slot', '"s99" is no slot', 'Maybe …')
 */
export class InvalidInput extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: string,
    readonly path: string,
    problem: string,
    advice: string,
  ) {
    super(`${path}: ${problem}.\nMaybe ${advice}.`);
    this.name = 'InvalidInput';
    this.details = { path };
  }
}

import { schemaOf, type ServiceName } from '@ronda/domain';

const statusByCode = new Map<string, number>([['HTTP.REVISION_MISMATCH', 412]]);

/**
 * Says with which status a domain error's code is answered. Without it, codes ending in `.NOT_FOUND` are 404 and
 * all others 409.
 * @example problemStatus({ 'QUOTA.EXHAUSTED': 422 });
 */
export function problemStatus(statuses: Readonly<Record<string, number>>): void {
  for (const [code, status] of Object.entries(statuses)) {
    const known = statusByCode.get(code);
    if (known !== undefined && known !== status) {
      throw new Error(
        `Problem ${code} is declared with status ${known} and with status ${status}.\n` +
          'Maybe two services use one code for two things; give one of them another code.',
      );
    }
    statusByCode.set(code, status);
  }
}

export function statusOf(code: string): number {
  return statusByCode.get(code) ?? (code.endsWith('.NOT_FOUND') ? 404 : 409);
}

/** What people are told when the database, the last line of defence, refuses a row. */
export interface ConstraintProblem {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
}

const problemByConstraint = new Map<string, ConstraintProblem>();

/**
 * Gives constraints of a service's schema, by name, the stable code and text they are answered with.
 * @example
 * constraintProblems('scheduling', {
 *   one_active_run: { code: 'RUN.ALREADY_ACTIVE', message: 'A slot allocation is already running.\nMaybe wait for it, or cancel it.' },
 * });
 */
export function constraintProblems(
  service: ServiceName,
  problems: Readonly<Record<string, ConstraintProblem>>,
): void {
  for (const [constraint, problem] of Object.entries(problems)) {
    problemByConstraint.set(`${schemaOf(service)}.${constraint}`, problem);
  }
}

export function problemOfConstraint(schema: string, constraint: string): ConstraintProblem | undefined {
  return problemByConstraint.get(`${schema}.${constraint}`);
}

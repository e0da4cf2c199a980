import { DatabaseUnavailable, sqlState } from '@ronda/persistence';
import { HttpProblem } from './http-problem';
import { problemOfConstraint } from './problem-status';

const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

/** The answer to an error of the database; null when it is none, or one that only a bug can cause. */
export function problemOfDatabaseError(error: unknown): HttpProblem | null {
  if (error instanceof DatabaseUnavailable) {
    return new HttpProblem(503, error.code, error.message, {
      headers: { 'Retry-After': String(error.retryAfterSeconds) },
    });
  }
  const state = sqlState(error);
  const known = problemOfConstraint(...constraintIn(error));
  if (known) return new HttpProblem(known.status ?? 409, known.code, known.message);
  if (state !== UNIQUE_VIOLATION && state !== EXCLUSION_VIOLATION) return null;
  return new HttpProblem(
    409,
    'DATABASE.CONFLICT',
    'What was sent contradicts what is already stored; nothing was changed.\n' +
      'Maybe somebody else was faster; load the current state and try again.',
  );
}

/** Schema and name of the constraint that PostgreSQL says was violated; empty where it says none. */
function constraintIn(error: unknown): [schema: string, constraint: string] {
  const source = (error as { driverError?: unknown } | null | undefined)?.driverError ?? error;
  const { schema = '', constraint = '' } = (source ?? {}) as { schema?: string; constraint?: string };
  return [schema, constraint];
}

import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';

/** SQLSTATE classes and codes after which the same transaction may succeed (PostgreSQL manual, appendix A). */
const CONTENTION = new Set(['40001', '40P01', '53200']);
const SHUT_DOWN = new Set(['57P01', '57P02', '57P03']);
const NOT_NOW = new Set(['53100', '53300', '25006', '57014', '55P03', '25P03']);
const BROKEN_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

/**
 * The database cannot answer now; nothing is wrong with the request. HTTP answers 503 with Retry-After, a worker
 * tries the message again. Not a DomainError: those are final.
 */
export class DatabaseUnavailable extends Error {
  readonly code: string;

  /** @param outcomeUnknown the connection was lost during COMMIT: look before doing it again */
  constructor(
    cause: unknown,
    readonly outcomeUnknown: boolean,
    readonly retryAfterSeconds = 2,
  ) {
    super(
      outcomeUnknown
        ? 'The connection to the database was lost while it was committing; the change may or may not be there.\n' +
            'Maybe the database restarted; the same request with the same Idempotency-Key is safe.'
        : `The database cannot answer now (${describe(cause)}).\nMaybe it is restarting or overloaded; try again shortly.`,
      { cause },
    );
    this.name = 'DatabaseUnavailable';
    this.code = outcomeUnknown ? 'DATABASE.OUTCOME_UNKNOWN' : 'DATABASE.UNAVAILABLE';
  }
}

/** The SQLSTATE of a database error, or Node's code of a broken connection; null for any other error. */
export function sqlState(error: unknown): string | null {
  const source = driverError(error);
  const code = source && 'code' in source ? source.code : null;
  return typeof code === 'string' ? code : null;
}

/**
 * The name of the unique or exclusion constraint an error violates; null for any other error. Repositories turn
 * it into a DomainError.
 * @example if (violatedConstraint(error) === 'seat_taken') throw new SeatTaken(…);
 */
export function violatedConstraint(error: unknown): string | null {
  const state = sqlState(error);
  if (state !== UNIQUE_VIOLATION && state !== EXCLUSION_VIOLATION) return null;
  const source = driverError(error);
  return source && 'constraint' in source && typeof source.constraint === 'string' ? source.constraint : null;
}

/** Serialization failure, deadlock, out of shared memory: the transaction was rolled back and may be run again. */
export function isContention(error: unknown): boolean {
  return CONTENTION.has(sqlState(error) ?? '');
}

/** The connection broke or the server is going down; whatever was not committed is rolled back. */
export function isConnectionLost(error: unknown): boolean {
  if (wasLostBefore(error)) return true;
  const state = sqlState(error);
  if (state === null)
    return /Connection terminated|timeout exceeded when trying to connect/.test(messageOf(error));
  return state.startsWith('08') || SHUT_DOWN.has(state) || BROKEN_SOCKET.has(state);
}

/** The connection was known to be broken before the failed statement was sent: it never reached the server. */
export function wasLostBefore(error: unknown): boolean {
  return error instanceof QueryRunnerAlreadyReleasedError || /is not queryable$/.test(messageOf(error));
}

/** Disk full, too many connections, read-only, timed out: no use in trying again at once. */
export function isNotNow(error: unknown): boolean {
  return NOT_NOW.has(sqlState(error) ?? '');
}

function driverError(error: unknown): object | null {
  const source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return typeof source === 'object' ? source : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function describe(error: unknown): string {
  return sqlState(error) ?? messageOf(error);
}

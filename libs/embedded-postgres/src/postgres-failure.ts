/** Why the embedded PostgreSQL cannot run. The part after the dot is the reason; it is stable. */
export type PostgresFailureCode =
  | 'EMBEDDED_POSTGRES.PLATFORM_NOT_SUPPORTED'
  | 'EMBEDDED_POSTGRES.NO_SERVER_USER'
  | 'EMBEDDED_POSTGRES.FOREIGN_DIRECTORY'
  | 'EMBEDDED_POSTGRES.DISK_FULL'
  | 'EMBEDDED_POSTGRES.PORT_TAKEN'
  | 'EMBEDDED_POSTGRES.OTHER_VERSION'
  | 'EMBEDDED_POSTGRES.PASSWORD_MISSING'
  | 'EMBEDDED_POSTGRES.NOT_OURS'
  | 'EMBEDDED_POSTGRES.DID_NOT_START'
  | 'EMBEDDED_POSTGRES.DID_NOT_STOP';

/**
 * The embedded PostgreSQL could not be started, reached or stopped. Has the shape of a `DomainError` (code, values,
 * a line beginning "Maybe"); this library imports nothing of ours, because it runs before anything else does.
 */
export class PostgresFailure extends Error {
  constructor(
    readonly code: PostgresFailureCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'PostgresFailure';
  }
}

/** Recognises the causes people can mend in what initdb or postgres printed. */
export function failureFromOutput(output: string, dataDir: string, port: number | null): PostgresFailure {
  if (output.includes('No space left on device')) return diskFull(dataDir);
  if (port !== null && /could not bind|Address already in use/.test(output)) return portTaken(port);
  return new PostgresFailure(
    'EMBEDDED_POSTGRES.DID_NOT_START',
    `PostgreSQL did not start in ${dataDir}. It said:\n${lastLines(output)}\nMaybe the lines above name the cause; the data is left as it was.`,
    { dataDir },
  );
}

export function portTaken(port: number): PostgresFailure {
  return new PostgresFailure(
    'EMBEDDED_POSTGRES.PORT_TAKEN',
    `Port ${port} on 127.0.0.1 is taken by another program.\nMaybe choose another port, or none: then a free one is found.`,
    { port },
  );
}

export function diskFull(dataDir: string, freeMegabytes?: number): PostgresFailure {
  const free = freeMegabytes === undefined ? 'no space' : `${freeMegabytes} MB`;
  return new PostgresFailure(
    'EMBEDDED_POSTGRES.DISK_FULL',
    `The disk of ${dataDir} has ${free} left; the database needs more.\nMaybe free some space, or put the data on another disk.`,
    { dataDir },
  );
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-12).join('\n');
}

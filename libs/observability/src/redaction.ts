/** Keys whose values are secret or personal, compared without case and separators. */
const SENSITIVE = new Set(
  [
    ...['authorization', 'cookie', 'setCookie', 'password', 'passwordHash', 'token', 'sealedToken', 'secret'],
    ...['code', 'recoveryCode', 'totp', 'email', 'recipient', 'name', 'contactName', 'contactEmail'],
    ...[
      'organisationName',
      'body',
      'sealedBody',
      'feedPath',
      'parameters',
      'detail',
      'databaseUrl',
      'redisUrl',
    ],
  ].map(plain),
);
const REDACTED = '[redacted]';
const DEEPEST = 6;
const ADDRESS = /[^\s<>"'(),;:=]+@[^\s<>"'(),;:=]+/g;

function plain(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}

/** Hides e-mail addresses inside a text such as an error's message. */
export function redactText(text: string): string {
  return text.includes('@') ? text.replace(ADDRESS, '[address]') : text;
}

/**
 * A copy of what is about to be logged, without secrets and personal values.
 * @example redact({ userId: 7, headers: { cookie: 'sid=…' } }) // { userId: 7, headers: { cookie: '[redacted]' } }
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEEPEST) return '[deeper]';
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SENSITIVE.has(plain(key)) ? REDACTED : redact(item, depth + 1),
    ]),
  );
}

/** What of an error helps: never the query, its parameters or the row that a database error quotes. */
function describeError(error: Error, depth: number): object {
  const { code, constraint, cause } = error as { code?: unknown; constraint?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: redactText(error.message),
    // Not `code`: that key is redacted, because it also names sign-in codes.
    ...(typeof code === 'string' && { errorCode: code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(error.stack !== undefined && { stack: redactText(error.stack) }),
    ...(cause !== undefined && { cause: redact(cause, depth + 1) }),
  };
}

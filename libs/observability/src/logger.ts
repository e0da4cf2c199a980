import pino, { type DestinationStream, type Level, type LogFn, type Logger } from 'pino';
import { activeCorrelation } from './correlation';
import { redact, redactText } from './redaction';

export interface LoggerOptions {
  /** 'silent' for tests. */
  readonly level: Level | 'silent';
  /** The program that writes: `platform`, `scheduling`, … */
  readonly program: string;
}

/** Structured log lines (one JSON object each) with the correlation id, without secrets and personal values. */
export function createLogger(options: LoggerOptions, destination?: DestinationStream): Logger {
  const settings: pino.LoggerOptions = {
    level: options.level,
    base: { program: options.program, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    errorKey: 'error',
    // `redact` describes errors itself; pino's own serializer would add the query and its parameters.
    serializers: { error: (error: unknown) => redact(error) },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => redact(fields) as Record<string, unknown>,
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, hideIn(args));
      },
    },
    mixin: () => {
      const correlation = activeCorrelation();
      return correlation ? { ...correlation } : {};
    },
  };
  return destination ? pino(settings, destination) : pino(settings);
}

/** pino takes the message of a lone error as it is, so it is passed as fields and text here. */
function hideIn(args: Parameters<LogFn>): Parameters<LogFn> {
  const [first, ...rest] = args as unknown[];
  const full = withMessage(first, rest);
  return full.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as Parameters<LogFn>;
}

function withMessage(first: unknown, rest: unknown[]): unknown[] {
  if (rest.length > 0) return [first, ...rest];
  if (first instanceof Error) return [{ error: first }, first.message];
  const { error } = (first ?? {}) as { error?: unknown };
  return error instanceof Error ? [first, error.message] : [first];
}

import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Lets Nest, and `new Logger(context)` in our classes, write through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context last; before it may come objects with fields, an error, or a stack. */
  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const last = rest.at(-1);
    const fields: Record<string, unknown> = typeof last === 'string' ? { context: last } : {};
    for (const item of typeof last === 'string' ? rest.slice(0, -1) : rest) {
      if (item instanceof Error) fields.error = item;
      else if (typeof item === 'string') fields.stack = item;
      else if (typeof item === 'object') Object.assign(fields, item);
    }
    if (message instanceof Error) this.logger[level]({ ...fields, error: message }, message.message);
    else if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level]({ ...fields, value: message });
  }
}

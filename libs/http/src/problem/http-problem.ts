import { DomainError, type ErrorDetails } from '@ronda/domain';

/** One input that was refused. */
export interface FieldError {
  /** Where it came in. */
  readonly in: 'body' | 'query' | 'path' | 'header' | 'file';
  /** Dotted path of the field, such as `sessions.0.endsAt`; empty for the whole. */
  readonly field: string;
  /** What was sent, shortened; absent where it was not given or may be a secret. */
  readonly value?: unknown;
  /** What is wrong and what would be right. */
  readonly message: string;
}

export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  readonly details?: ErrorDetails;
  /** Headers of the answer, such as Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that only makes sense over HTTP: no cookie, no such route, a body too large. */
export class HttpProblem extends DomainError {
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    code: string,
    message: string,
    { errors = [], details = {}, headers = {} }: ProblemExtras = {},
  ) {
    super(code, message, details);
    this.errors = errors;
    this.headers = headers;
  }
}

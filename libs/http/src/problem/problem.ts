import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorDetails } from '@ronda/domain';
import { problemOfDatabaseError } from './database-problem';
import { HttpProblem, type FieldError } from './http-problem';
import { statusOf } from './problem-status';

/** The body of every refusal: RFC 9457, `application/problem+json`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable; programs and translations go by it. */
  readonly code: string;
  /** What is wrong, with which values. */
  readonly detail: string;
  /** What to try. */
  readonly hint?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  /** Of an internal error only: what to quote to the operator. */
  readonly correlationId?: string;
}

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** True when the error is a fault of ours, to be logged as one. */
  readonly isFault: boolean;
}

/** Turns anything thrown into the one form of refusal. Nothing of an unknown error is shown. */
export function problemOf(error: unknown, correlationId: string): ProblemAnswer {
  const known =
    error instanceof DomainError ? error : (problemOfDatabaseError(error) ?? problemOfHttp(error));
  if (!known) return internal(correlationId);
  const status = known instanceof HttpProblem ? known.status : statusOf(known.code);
  const { headers = {}, errors = [] } = known instanceof HttpProblem ? known : {};
  const [detail, hint] = sentences(known.message);
  return {
    headers: { ...retryAfter(known.details), ...headers },
    isFault: false,
    problem: {
      ...frame(known.code, status),
      detail,
      ...(hint && { hint }),
      ...(Object.keys(known.details).length > 0 && { details: known.details }),
      ...(errors.length > 0 && { errors }),
    },
  };
}

/** A rule that lets through again later names the seconds in its details. */
function retryAfter({ retryAfterSeconds }: ErrorDetails): Record<string, string> {
  return typeof retryAfterSeconds === 'number' ? { 'Retry-After': String(retryAfterSeconds) } : {};
}

function internal(correlationId: string): ProblemAnswer {
  const problem = {
    ...frame('HTTP.INTERNAL', 500),
    detail: 'Something went wrong on our side; nothing was changed.',
    hint: 'Maybe try again; if it stays, give the operator the correlation id.',
    correlationId,
  };
  return { problem, headers: {}, isFault: true };
}

function frame(code: string, status: number) {
  return { type: `urn:ronda:problem:${code}`, title: STATUS_CODES[status] ?? 'Error', status, code };
}

/** Messages say what is wrong first and what to try in a line beginning "Maybe". */
function sentences(message: string): [string, string | undefined] {
  const lines = message.split('\n');
  const hint = lines.filter((line) => line.startsWith('Maybe')).join(' ');
  return [lines.filter((line) => !line.startsWith('Maybe')).join(' '), hint || undefined];
}

/** Refusals of Express, its body parser and Nest, by the status they carry. */
const BY_STATUS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: [
    'HTTP.MALFORMED',
    'The request could not be read.\nMaybe the body is not valid JSON, or the address is badly encoded.',
  ],
  404: [
    'HTTP.ROUTE_NOT_FOUND',
    'There is nothing at this address.\nMaybe the path or the method is misspelt; see /api/docs.',
  ],
  405: ['HTTP.METHOD_NOT_ALLOWED', 'This address does not take this method.\nMaybe see /api/docs.'],
  408: ['HTTP.TIMEOUT', 'The request did not arrive in time.\nMaybe try again.'],
  413: [
    'HTTP.TOO_LARGE',
    'The request is larger than allowed: 256 kB of JSON, or the size the upload names.\nMaybe send it in parts.',
  ],
  415: [
    'HTTP.UNSUPPORTED_MEDIA_TYPE',
    'The request is not in a form this address takes.\nMaybe send JSON in UTF-8, uncompressed, as application/json.',
  ],
  503: ['HTTP.UNAVAILABLE', 'The service cannot answer at the moment.\nMaybe try again in a few seconds.'],
};

/** An error of the layers below that carries a status of its own; null for anything else. */
function problemOfHttp(error: unknown): HttpProblem | null {
  const status = statusIn(error);
  if (status === null) return null;
  const [code, message] = BY_STATUS[status] ?? ['HTTP.REFUSED', 'The request was refused.'];
  return new HttpProblem(status, code, message);
}

function statusIn(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus() === 500 ? null : error.getStatus();
  if (error instanceof URIError) return 400;
  // body-parser and Express throw `http-errors`: a 4xx status that may be shown.
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && expose === true && status >= 400 && status < 500 ? status : null;
}

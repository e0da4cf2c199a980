import type { Schema } from './client';

export type Problem = Schema<'Problem'>;

/** Whether the server answered 'no', or nobody knows whether it did what was asked. */
const OUTCOME_UNKNOWN_FROM = 500;

/** The server refused a request, or could not be reached: what is wrong and what to try, by a stable code. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which another attempt may succeed; null when the server did not say. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail);
    this.name = 'Refused';
  }

  /** The request may have had its effect all the same. */
  get isOutcomeUnknown(): boolean {
    return this.problem.status === 0 || this.problem.status >= OUTCOME_UNKNOWN_FROM;
  }
}

/** Nothing came back: no connection, or an answer that was cut off. The status 0 is no answer's. */
export function unreachable(): Refused {
  return new Refused({
    type: 'about:blank',
    title: 'Unreachable',
    status: 0,
    code: 'WEB.UNREACHABLE',
    detail: 'Ronda did not answer.',
    hint: 'Maybe your connection is interrupted; try again in a moment.',
  });
}

/** What came back is no problem of ours, such as the page of a proxy. */
function unreadable(status: number): Problem {
  return {
    type: 'about:blank',
    title: 'Unreadable',
    status,
    code: 'WEB.UNREADABLE_ANSWER',
    detail: `Something between you and Ronda answered instead of it (status ${status}).`,
    hint: 'Maybe Ronda is being restarted; try again in a moment.',
  };
}

/** Anything thrown, in the one form that pages show. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof Refused) return error;
  return new Refused({
    type: 'about:blank',
    title: 'Fault',
    status: 0,
    code: 'WEB.FAULT',
    detail: 'Something went wrong in this page.',
    hint: 'Maybe load the page again.',
  });
}

export function problemIn(body: unknown, status: number): Problem {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
  return isProblem ? (body as Problem) : unreadable(status);
}

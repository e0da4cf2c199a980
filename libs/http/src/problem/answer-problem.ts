import { Logger } from '@nestjs/common';
import { currentCorrelation } from '@ronda/observability';
import type { Response } from 'express';
import { problemOf } from './problem';

const logger = new Logger('Problem');

/** Ends an answer with what was thrown; logs it when it is a fault of ours. */
export function answerProblem(response: Response, error: unknown): void {
  const { problem, headers, isFault } = problemOf(error, currentCorrelation().correlationId);
  if (isFault) logger.error('unexpected error', { error });
  if (response.headersSent) {
    response.destroy(); // a stream that broke: the client sees it end early
    return;
  }
  response.status(problem.status).set(headers).type('application/problem+json').send(JSON.stringify(problem));
}

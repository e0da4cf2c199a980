import { Injectable, NotFoundException, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { answerProblem } from './answer-problem';

/** Answers what no route and no filter did: Nest's own stand in only below its prefix, /api. */
@Injectable()
export class LastResort implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Nest has registered its routes by now, so these come last. */
  onApplicationBootstrap(): void {
    this.host.httpAdapter.getInstance<Express>().use(unknownAddress, uncaughtError);
  }
}

const unknownAddress: RequestHandler = (_request, response) => {
  answerProblem(response, new NotFoundException());
};

/** Express knows an error handler by its four parameters. */
const uncaughtError: ErrorRequestHandler = (error, _request, response, _next) => {
  answerProblem(response, error);
};

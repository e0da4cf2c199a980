import { Logger } from '@nestjs/common';
import { correlationFrom, runWithCorrelation, type Metrics } from '@ronda/observability';
import type { Request, RequestHandler, Response } from 'express';
import { principalOf } from '../access/principal';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Asked every few seconds by machines: worth a figure, not a line. */
const QUIET = /^\/(health|metrics)\b/;

/** Opens the correlation of a request, and logs and measures it by the template of its route, never its address. */
export function requestLog(metrics: Metrics): RequestHandler {
  const logger = new Logger('Request');
  const duration = metrics.histogram(
    'ronda_http_request_duration_seconds',
    'Time from the request to the end of its answer.',
    ['method', 'route', 'status'],
    SECONDS,
  );
  return (request, response, next) => {
    const begun = process.hrtime.bigint();
    const correlationId = correlationFrom(request.get('x-correlation-id'));
    response.set('X-Correlation-Id', correlationId);
    runWithCorrelation({ correlationId, causationId: null }, () => {
      response.once('close', () => {
        const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
        const labels = {
          method: request.method,
          route: templateOf(request),
          status: String(statusOf(response)),
        };
        duration.observe(labels, seconds);
        if (!QUIET.test(request.path))
          logger.log('request', { ...labels, ...who(request), seconds, correlationId });
      });
      next();
    });
  };
}

function templateOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : 'none';
}

/** 499, as proxies count it, where the client left before the answer was whole. */
function statusOf(response: Response): number {
  return response.writableFinished ? response.statusCode : 499;
}

function who(request: Request): object {
  const principal = principalOf(request);
  if (!principal) return {};
  const { userId, impersonatorId } = principal;
  return { userId, ...(impersonatorId !== null && { impersonatorId }) };
}

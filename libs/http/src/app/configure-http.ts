import type { NestExpressApplication } from '@nestjs/platform-express';
import { Config } from '@ronda/config';
import { Metrics } from '@ronda/observability';
import { jsonBody } from '../input/json-body';
import { serveApiDescription } from '../openapi/serve';
import { requestLog } from '../operations/request-log';
import { securityHeaders } from '../security/headers';
import { sameOrigin } from '../security/same-origin';

/** Slow senders hold a connection no longer than this. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;

/**
 * Gives an application, created with `bodyParser: false` and `HttpModule`, everything that is not a Nest
 * enhancer: headers, correlation, body parsing, the /api prefix, the description of the API.
 */
export function configureHttp(app: NestExpressApplication): NestExpressApplication {
  const { publicUrl, trustedProxies } = app.get(Config).http;
  app.set('trust proxy', trustedProxies);
  app.set('query parser', 'simple');
  app.set('etag', false); // revisions are the ETags
  app.disable('x-powered-by');
  app.use(requestLog(app.get(Metrics)), ...securityHeaders(publicUrl));
  app.use('/api', noStore);
  app.use(sameOrigin(publicUrl), ...jsonBody());
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
  serveApiDescription(app);
  const server = app.getHttpServer();
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  return app;
}

/** Answers hold personal data and change: no cache keeps them. */
function noStore(
  _request: unknown,
  response: { set(name: string, value: string): unknown },
  next: () => void,
): void {
  response.set('Cache-Control', 'no-store');
  next();
}

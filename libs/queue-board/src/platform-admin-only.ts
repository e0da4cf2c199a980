import type { NestExpressApplication } from '@nestjs/platform-express';
import { Config } from '@ronda/config';
import { Clock } from '@ronda/domain';
import { HttpProblem, ServiceRegistry, sessionTokenIn, sha256Hex } from '@ronda/http';
import { QueueConnection } from '@ronda/messaging';
import type { Request, RequestHandler } from 'express';

/** Lets platform administrators through and answers others as any route does: 401 and 403. */
export function platformAdminOnly(app: NestExpressApplication): RequestHandler {
  // The queues belong to no service: any that runs here looks sessions up.
  const { directory } = app.get(ServiceRegistry).of(QueueConnection);
  const { publicUrl } = app.get(Config).http;
  const clock = app.get(Clock);
  const roleOf = async (request: Request): Promise<string | null> => {
    const token = sessionTokenIn(request.headers.cookie, publicUrl);
    const session = token === null ? null : await directory.findSession(sha256Hex(token));
    return session && session.expiresAt > clock.now() ? session.principal.role : null;
  };
  return (request, _response, next) => {
    roleOf(request).then((role) => {
      if (role === 'platform-admin') next();
      else next(refusal(role));
    }, next);
  };
}

function refusal(role: string | null): HttpProblem {
  if (role === null) {
    return new HttpProblem(
      401,
      'HTTP.UNAUTHENTICATED',
      'Nobody is signed in.\nMaybe the session has ended; sign in again.',
    );
  }
  return new HttpProblem(
    403,
    'HTTP.FORBIDDEN',
    'The queues are for platform administrators.\nMaybe sign in as one.',
  );
}

import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { principalOf } from '../access/principal';
import { ServiceRegistry, type ServiceHttp } from '../app/service-registry';
import { HttpProblem } from '../problem/http-problem';
import { tagWithRevision } from '../response/revision';
import type { KeyedRequest } from './idempotency-keys';
import { IDEMPOTENT } from './idempotent';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Runs the handler of an `@Idempotent()` route once per key, in one transaction with the key and the answer. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly services: ServiceRegistry,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.reflector.get<boolean | undefined>(IDEMPOTENT, context.getHandler())) return next.handle();
    const http = context.switchToHttp();
    const request = keyedRequest(http.getRequest<Request>());
    const service = this.services.of(context.getClass());
    return from(once(service, request, http.getResponse<Response>(), next));
  }
}

function once(
  service: ServiceHttp,
  request: KeyedRequest,
  response: Response,
  next: CallHandler,
): Promise<unknown> {
  const status = response.statusCode;
  return service.transaction.run(request.tenantId, async () => {
    response.status(status); // a rerun of the transaction starts as the first run did
    const earlier = await service.idempotencyKeys.take(request);
    if (earlier) {
      response.status(earlier.status).set('Idempotency-Replayed', 'true');
      tagWithRevision(response, earlier.body);
      return earlier.body;
    }
    const body: unknown = await lastValueFrom(next.handle() as Observable<unknown>, {
      defaultValue: undefined,
    });
    await service.idempotencyKeys.store(request, { status: response.statusCode, body });
    return body;
  });
}

function keyedRequest(request: Request): KeyedRequest {
  const principal = principalOf(request);
  if (!principal?.tenantId) {
    throw new HttpProblem(
      403,
      'HTTP.FORBIDDEN',
      'This needs somebody of an institution.\nMaybe sign in as its organiser.',
    );
  }
  return {
    tenantId: principal.tenantId,
    actorId: principal.userId,
    key: keyOf(request),
    route: `${request.method} ${request.originalUrl}`,
    sha256: contentSha256(request),
  };
}

function keyOf(request: Request): string {
  const key = request.get('idempotency-key');
  if (key === undefined) {
    throw badKey(
      'IDEMPOTENCY.KEY_MISSING',
      'The header Idempotency-Key is missing.\nMaybe send a fresh UUID, and the same again when you repeat the request.',
    );
  }
  if (!KEY.test(key)) {
    throw badKey(
      'IDEMPOTENCY.KEY_INVALID',
      'The header Idempotency-Key must have 1 to 255 visible ASCII characters.\nMaybe send a UUID.',
      key.slice(0, 100),
    );
  }
  return key;
}

function badKey(code: string, message: string, value?: string): HttpProblem {
  const error = { in: 'header' as const, field: 'Idempotency-Key', message: 'One key per intended effect.' };
  return new HttpProblem(400, code, message, {
    errors: [{ ...error, ...(value !== undefined && { value }) }],
  });
}

function contentSha256(request: Request): string {
  const hash = createHash('sha256').update(JSON.stringify(request.body ?? null));
  const { file } = request as { file?: { buffer?: Buffer } };
  if (file?.buffer) hash.update(file.buffer);
  return hash.digest('hex');
}

import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { HttpProblem } from '../problem/http-problem';
import { parametersOf } from '../app/routes';
import { inspect, inspectQuery, invalidInput } from './inspect';
import { TAKES_FORM } from './takes-form';
import { UPLOAD } from './upload';

/** Refuses what a route does not declare: parameters, a body, a form. */
@Injectable()
export class StrictInputInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const takes = parametersOf(context.getClass(), context.getHandler().name);
    const isUpload = this.reflector.get<unknown>(UPLOAD, context.getHandler()) !== undefined;
    inspectQuery(request.query);
    if (!takes.query) refuseExtra(request.query, 'query');
    const takesForm = this.reflector.get<unknown>(TAKES_FORM, context.getHandler()) !== undefined;
    if (!isUpload && !takesForm) refuseForm(request);
    inspect(request.body, 'body');
    if (!takes.body && !isUpload) refuseExtra(request.body, 'body');
    return next.handle();
  }
}

function refuseExtra(given: unknown, where: 'query' | 'body'): void {
  if (given === null || typeof given !== 'object') return;
  const fields = Object.keys(given).slice(0, 50);
  if (fields.length === 0) return;
  throw invalidInput(
    fields.map((field) => ({ in: where, field, message: 'This address takes no such field.' })),
  );
}

function refuseForm(request: Request): void {
  if (!request.is(['multipart/form-data', 'application/x-www-form-urlencoded'])) return;
  throw new HttpProblem(
    415,
    'HTTP.UNSUPPORTED_MEDIA_TYPE',
    'This address takes JSON, not a form or a file.\nMaybe the file belongs to the import address; see /api/docs.',
  );
}

import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { RESPONDS, type Answer } from './responds';
import { tagWithRevision } from './revision';

/** Writes every answer through the schema its route declares, and its revision as ETag. */
@Injectable()
export class RespondsInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const answer = this.reflector.get<Answer | undefined>(RESPONDS, context.getHandler());
    if (answer?.kind === 'stream') return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((result) => {
        if (answer?.kind !== 'json') return undefined;
        const body: unknown = z.encode(answer.schema, result);
        tagWithRevision(response, body);
        return body;
      }),
    );
  }
}

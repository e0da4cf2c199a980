import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import { defer, from, switchMap, type Observable } from 'rxjs';
import { HttpProblem } from '../problem/http-problem';
import { invalidInput } from './inspect';
import { UPLOAD, type UploadOptions } from './upload';

/** What the boundaries, headers and other fields of a form may add to its file. */
const FORM_OVERHEAD = 64 * 1024;

/** Reads the file of an `@Upload()` route, before any transaction begins; never holds more than the route allows. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const options = this.reflector.get<UploadOptions | undefined>(UPLOAD, context.getHandler());
    if (!options) return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    refuseByLength(request, options);
    if (!request.is('multipart/form-data')) throw notAForm(options);
    return from(read(context, options)).pipe(switchMap(() => next.handle()));
  }
}

async function read(context: ExecutionContext, options: UploadOptions): Promise<void> {
  const { field, maxBytes } = options;
  const limits = { fileSize: maxBytes, files: 1, fields: 10, parts: 11, fieldSize: 10 * 1024 };
  const Reader = FileInterceptor(field, { limits });
  const reader = new Reader();
  try {
    await reader.intercept(context, { handle: () => defer(() => from([])) });
  } catch (error) {
    if ((error as { status?: number }).status === 413) throw tooLarge(maxBytes);
    throw malformed(error, options);
  }
  const { file } = context.switchToHttp().getRequest<Request & { file?: unknown }>();
  if (!file) throw invalidInput([{ in: 'file', field, message: 'The form has no file under this name.' }]);
}

/** A declared length is believed at once, so that 50 MB are refused before they are read. */
function refuseByLength(request: Request, { maxBytes }: UploadOptions): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_OVERHEAD) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): HttpProblem {
  return new HttpProblem(
    413,
    'HTTP.UPLOAD_TOO_LARGE',
    `The file is larger than ${maxBytes} bytes, the most this address takes; nothing was read.\nMaybe split it into several files.`,
    { details: { maxBytes } },
  );
}

function notAForm({ field }: UploadOptions): HttpProblem {
  return new HttpProblem(
    415,
    'HTTP.UNSUPPORTED_MEDIA_TYPE',
    `This address takes a file as multipart/form-data, in the field "${field}".\nMaybe send it as a form.`,
  );
}

function malformed(error: unknown, { field }: UploadOptions): HttpProblem {
  const reason = error instanceof Error ? error.message : 'unreadable form';
  return new HttpProblem(
    400,
    'HTTP.MALFORMED',
    `The form could not be read: ${reason}.\nMaybe send one file, in the field "${field}", and nothing else.`,
  );
}

import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

export const UPLOAD = 'ronda:upload';

export interface UploadOptions {
  /** The form field that carries the file. */
  readonly field: string;
  /** Largest file in bytes; a larger one is refused with 413 while it arrives. */
  readonly maxBytes: number;
}

/** The file of an `@Upload()` route, from `@UploadedFile()`. Held in memory, never on disk. */
export interface UploadedDocument {
  readonly originalname: string;
  readonly mimetype: string;
  readonly size: number;
  readonly buffer: Buffer;
}

/**
 * Makes a route take one file as multipart/form-data; other form fields reach `@Body({ schema })` as text.
 * @example @Upload({ field: 'file', maxBytes: 5 * 1024 ** 2 }) import(@UploadedFile() file: UploadedDocument)
 */
export function Upload(options: UploadOptions): MethodDecorator {
  const file = {
    type: 'string' as const,
    format: 'binary',
    description: `At most ${options.maxBytes} bytes`,
  };
  return applyDecorators(
    SetMetadata(UPLOAD, options),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: { type: 'object', required: [options.field], properties: { [options.field]: file } } }),
  );
}

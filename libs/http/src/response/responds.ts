import { HttpCode, SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export const RESPONDS = 'ronda:responds';

export type Answer =
  | { readonly kind: 'json'; readonly schema: z.ZodType }
  | { readonly kind: 'empty' }
  | { readonly kind: 'stream' };

type Readonlyish<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Readonlyish<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Readonlyish<T[K]> }
      : T;

/** A method whose result the schema can write: checked by the compiler. */
type Returning<T> = <M extends (...args: never[]) => Readonlyish<T> | Promise<Readonlyish<T>>>(
  target: object,
  key: string | symbol,
  method: TypedPropertyDescriptor<M>,
) => void;

/**
 * Declares a route's status and answer. The answer is written through the schema, so nothing undeclared leaves;
 * `Instant` fields are returned as Date. Every route needs it.
 * @example @Responds(201, Run)
 */
export function Responds<S extends z.ZodType>(
  status: number,
  schema: S,
  description = '',
): Returning<z.output<S>> {
  return applyDecorators(
    HttpCode(status),
    SetMetadata(RESPONDS, { kind: 'json', schema } satisfies Answer),
    ApiResponse({ status, description, standardSchema: schema }),
  );
}

/** An answer without content: 204. */
Responds.nothing = (): Returning<void> =>
  applyDecorators(
    HttpCode(204),
    SetMetadata(RESPONDS, { kind: 'empty' } satisfies Answer),
    ApiResponse({ status: 204, description: 'Done.' }),
  );

/**
 * An answer that is not JSON, and so passes unchanged: a file (`StreamableFile`) or server-sent events. `@Sse` says
 * 200 before the handler has run, so where something is looked up first, events are a `StreamableFile` too.
 * @example @Responds.stream('text/csv')
 */
Responds.stream = (mediaType: string, status = 200): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    SetMetadata(RESPONDS, { kind: 'stream' } satisfies Answer),
    ApiResponse({ status, description: '', content: { [mediaType]: { schema: { type: 'string' } } } }),
  );

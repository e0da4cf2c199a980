import { z } from 'zod';

/** An id, in lower case. */
export const Id = z.uuid().meta({ description: 'UUID' });

/** An instant: ISO 8601 with `Z` on the wire, a Date in code. */
export const Instant = z
  .codec(z.iso.datetime(), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  })
  .meta({ description: 'Instant, ISO 8601 with Z' });

/**
 * A whole number in a query, where everything is text.
 * @example z.strictObject({ seats: queryInteger(1, 10).optional() })
 */
export function queryInteger(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d{1,9}$/, 'Expected a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ type: 'integer', minimum: min, maximum: max, pattern: undefined });
}

/** Yes or no in a query. */
export const queryBoolean = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .meta({ type: 'boolean', enum: undefined });

import type { z } from 'zod';

/** The JSON of an answer, checked against the schema it is documented with. */
export function answered<S extends z.ZodType>(schema: S, answer: { readonly body: unknown }): z.input<S> {
  schema.parse(answer.body);
  return answer.body as z.input<S>;
}

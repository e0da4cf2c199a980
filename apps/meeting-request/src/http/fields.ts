import { Id } from '@ronda/http';
import { z } from 'zod';

/** In lower case, because ids are compared with each other. */
export const AnyId = Id.toLowerCase();

/** Text as people type it, trimmed. */
export function text(longest: number) {
  return z.string().trim().max(longest);
}

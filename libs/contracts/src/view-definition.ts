import type { z } from 'zod';
import type { Service } from './message-definition';

export interface ViewDefinition {
  /** The services whose role is granted SELECT. */
  readonly readers: readonly Service[];
  readonly row: z.ZodObject;
}

/** Declares every published view once; the names become the type `ViewName`. */
export function defineViews<const T extends Record<`${string}.published_${string}`, ViewDefinition>>(
  views: T,
): T {
  return views;
}

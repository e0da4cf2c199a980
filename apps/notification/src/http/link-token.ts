import { z } from 'zod';

/** What a signed link or a private address ends with; whether it is one of ours is seen later. */
export const LinkToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{40,120}$/)
  .meta({ description: 'Signed, from a mail or a paper' });

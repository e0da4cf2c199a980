import type { Answer } from './answer';

/** What a refusal must look like: its status and code, what is wrong, and what to try. */
export function problem(status: number, code: string): Partial<Answer> {
  return {
    status,
    body: expect.objectContaining({
      status,
      code,
      detail: expect.stringMatching(/\w/),
      hint: expect.stringMatching(/^Maybe/),
    }),
  };
}

/** Wrong input that names the field. */
export function invalid(field: string): Partial<Answer> {
  return {
    status: 400,
    body: expect.objectContaining({
      code: 'HTTP.INVALID_INPUT',
      errors: expect.arrayContaining([expect.objectContaining({ field })]),
    }),
  };
}

/** How many answers came with each status and, for refusals, code. */
export function countByOutcome(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const outcome = status < 400 ? `${status} ${body.status}` : `${status} ${body.code}`;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

import { InvalidInput } from '@ronda/allocation';

/** What a run of the command tells the shell. */
export const ExitCode = { done: 0, refused: 1, badInput: 2, infeasible: 3 } as const;

/** A problem with what the user gave: told in one message, without a stack. */
export class UsageProblem extends Error {}

/** Prints what went wrong on standard error and gives the exit code for it; rethrows what is a bug. */
export function reportFailure(error: unknown): number {
  if (!(error instanceof InvalidInput) && !(error instanceof UsageProblem)) throw error;
  const code = error instanceof InvalidInput ? `${error.code}: ` : '';
  process.stderr.write(`ronda: ${code}${error.message}\n`);
  return ExitCode.badInput;
}

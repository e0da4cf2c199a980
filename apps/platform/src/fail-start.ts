/** Ends a program that could not start: the message is for people, its last line says what to try. */
export function failStart(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

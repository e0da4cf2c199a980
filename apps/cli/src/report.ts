/** On a terminal the lines for people, into a pipe the values as JSON and nothing else. */
export function printReport(values: unknown, lines: () => readonly string[]): void {
  const text = process.stdout.isTTY ? lines().join('\n') : JSON.stringify(values, null, 2);
  process.stdout.write(`${text}\n`);
}

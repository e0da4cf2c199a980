/** What became of a mail that came in, and why. */
export interface Taken {
  readonly outcome: string;
  readonly reason: string | null;
}

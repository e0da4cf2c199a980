/** Which part of a list: at most `limit` entries after the one whose sort key is `after`. */
export interface Paging {
  readonly limit: number;
  readonly after: readonly string[] | null;
}

export interface Slice<T> {
  readonly items: readonly T[];
  /** The sort key of the last entry, when there are more. */
  readonly next: readonly string[] | null;
}

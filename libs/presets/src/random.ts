/** A reproducible source of chance. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** One of the items; there must be one. */
  pick<T>(items: readonly T[]): T;
  /** So many different items, in random order; all of them when there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
}

/**
 * The generator "mulberry32" (public domain, Tommy Ettinger): 32 bits of state are enough for invented names.
 * @example randomFrom(1).pick(['a', 'b']) // always the same
 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  };
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const left = [...items];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(Math.floor(next() * left.length), 1));
    }
    return taken;
  };
  return { next, pick, sample };
}

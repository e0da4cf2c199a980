/** What somebody would take: the preferred in their order, or else any of all. */
export interface Wishes {
  readonly preferred: readonly number[];
  readonly all: readonly number[];
}

/** One thing for each, all different: the preferred first come first served, then augmenting paths. */
export function match(wishes: readonly Wishes[], things: number): number[] {
  const given = wishes.map(() => -1);
  const holder = new Int32Array(things).fill(-1);
  const give = (who: number, what: number) => {
    given[who] = what;
    holder[what] = who;
  };
  // The first wishes of all before the second of any: that is what keeps people at home.
  for (let rank = 0; rank < 3; rank += 1)
    wishes.forEach(({ preferred }, who) => {
      const wish = preferred[rank];
      if (given[who] === -1 && wish !== undefined && holder[wish] === -1) give(who, wish);
    });
  const augment = (who: number, visited: Uint8Array): boolean => {
    const all = wishes[who]?.all ?? [];
    const free = all.find((thing) => holder[thing] === -1);
    if (free !== undefined) {
      give(who, free);
      return true;
    }
    for (const thing of all) {
      if (visited[thing] === 1) continue;
      visited[thing] = 1;
      if (!augment(holder[thing] ?? -1, visited)) continue;
      give(who, thing);
      return true;
    }
    return false;
  };
  wishes.forEach((_, who) => {
    if (given[who] === -1) augment(who, new Uint8Array(things));
  });
  return given;
}

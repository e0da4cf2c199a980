import type { ClauseArena } from './clause-arena';

/** Learned clauses with so low an LBD are kept for good. */
export const KEPT_LBD = 2;
/** Those up to this one are kept as long as they are of use. */
const USEFUL_LBD = 6;
/** Conflicts after which a clause without use counts as useless. */
const RECENT = 20_000;

/** The half of the learned clauses that promises least: high LBD, long, not used of late; no reasons. */
export function leastPromising(
  arena: ClauseArena,
  reasons: ReadonlySet<number>,
  conflicts: number,
): number[] {
  const candidates = [...arena.clauses()].filter((clause) => {
    const lbd = arena.lbd(clause);
    if (lbd <= KEPT_LBD || reasons.has(clause)) return false;
    return lbd > USEFUL_LBD || arena.lastUsed(clause) < conflicts - RECENT;
  });
  candidates.sort(
    (a, b) =>
      arena.lbd(b) - arena.lbd(a) || arena.size(b) - arena.size(a) || arena.lastUsed(a) - arena.lastUsed(b),
  );
  return candidates.slice(0, candidates.length >> 1);
}

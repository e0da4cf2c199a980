import { negated, type Literal } from '../literal';
import type { Formula } from './formula';

/** Which way a counter speaks: `up` where true inputs make outputs true, `both` where outputs demand inputs too. */
export type Direction = 'up' | 'both';

/**
 * Counts literals in unary: the output at position j holds when at least j + 1 of them do, for j < `most`. A
 * tree of mergers (the totalizer of Bailleux and Boufkhad 2003, cut off above `most`).
 */
export function totalizer(
  formula: Formula,
  literals: readonly Literal[],
  most: number,
  direction: Direction,
): Literal[] {
  const inputs = literals.filter((literal) => literal !== formula.no);
  if (inputs.length <= 1) return inputs.slice(0, most);
  const half = inputs.length >> 1;
  const left = totalizer(formula, inputs.slice(0, half), most, direction);
  const right = totalizer(formula, inputs.slice(half), most, direction);
  return merge(formula, left, right, most, direction);
}

function merge(
  formula: Formula,
  left: readonly Literal[],
  right: readonly Literal[],
  most: number,
  direction: Direction,
): Literal[] {
  const width = Math.min(most, left.length + right.length);
  const outputs = Array.from({ length: width }, () => formula.newLiteral());
  for (let i = 0; i <= left.length; i += 1)
    for (let j = 0; j <= right.length; j += 1) {
      // More than the outputs can tell follows from fewer as well.
      const isSpared = i > 0 && j > 0 && i + j > width;
      const reached = outputs[Math.min(i + j, width) - 1];
      // slice(i - 1, i) is the output that says "at least i", and empty for i = 0.
      if (reached !== undefined && !isSpared)
        formula.implies([...left.slice(i - 1, i), ...right.slice(j - 1, j)], reached);
      const next = outputs[i + j];
      if (direction === 'both' && next !== undefined)
        formula.clause(negated(next), ...left.slice(i, i + 1), ...right.slice(j, j + 1));
    }
  return outputs;
}

/** No more than `most` of the literals hold. */
export function atMost(formula: Formula, literals: readonly Literal[], most: number): void {
  if (most < 0) formula.clause();
  const excess = totalizer(formula, literals, most + 1, 'both')[most];
  if (excess !== undefined) formula.clause(negated(excess));
}

/**
 * Counts along a row: `counts[t][j]` holds exactly when at least j + 1 of the literals 0 … t do, for j < `most`
 * (the sequential counter of Sinz 2005, both ways).
 */
export function prefixCounts(formula: Formula, row: readonly Literal[], most: number): Literal[][] {
  let before: Literal[] = [];
  return row.map((literal, t) => {
    const counts: Literal[] = [];
    for (let j = 0; j < Math.min(most, t + 1); j += 1) {
      const already = before[j] ?? formula.no;
      const oneLess = j === 0 ? formula.yes : (before[j - 1] ?? formula.no);
      counts.push(either(formula, already, oneLess, literal));
    }
    before = counts;
    return counts;
  });
}

/** A literal that holds exactly when `a` does, or both `b` and `c`. `a` implies `b`. */
function either(formula: Formula, a: Literal, b: Literal, c: Literal): Literal {
  if (b === formula.no || c === formula.no || a === formula.yes) return a;
  const result = formula.newLiteral();
  formula.implies([a], result);
  formula.implies([b, c], result);
  formula.clause(negated(result), b);
  formula.clause(negated(result), a, c);
  return result;
}

/** The weights of the literals that hold add up to no more than `most` (generalized totalizer, Joshi and others 2015). */
export function weightAtMost(
  formula: Formula,
  literals: readonly Literal[],
  weights: readonly number[],
  most: number,
): void {
  let sums = literals.map(
    (literal, i) => new Map([[Math.min(weights[i] ?? 0, most + 1), literal]]) as ReadonlyMap<number, Literal>,
  );
  while (sums.length > 1)
    sums = sums.flatMap((left, i) => {
      const right = sums[i + 1];
      if (i % 2 === 1) return [];
      return [right ? mergeSums(formula, left, right, most) : left];
    });
  const excess = sums[0]?.get(most + 1);
  if (excess !== undefined) formula.clause(negated(excess));
}

function mergeSums(
  formula: Formula,
  left: ReadonlyMap<number, Literal>,
  right: ReadonlyMap<number, Literal>,
  most: number,
): Map<number, Literal> {
  const merged = new Map<number, Literal>();
  const reach = (sum: number, causes: readonly Literal[]) => {
    const capped = Math.min(sum, most + 1);
    const target = merged.get(capped) ?? formula.newLiteral();
    merged.set(capped, target);
    formula.implies(causes, target);
  };
  for (const [sum, literal] of left) reach(sum, [literal]);
  for (const [sum, literal] of right) reach(sum, [literal]);
  for (const [a, one] of left) for (const [b, other] of right) reach(a + b, [one, other]);
  return merged;
}

import { encode, type Encoding } from '../exact/encoding/encode';
import type { Literal } from '../exact/literal';
import { PROOF_FORMAT } from '../exact/proof-format';
import type { PossibleSlots } from '../possible-slots';
import type { ProblemIndex } from '../problem-index';
import { RupChecker } from './rup-checker';

/** What a proof shows about the schedules in a scope: nothing in it, or no fewer breaks than so many. */
export interface Theorem {
  readonly missing: number;
  /** Null where breaks do not matter. */
  readonly difference: number | null;
  /** Null: there is no such schedule. */
  readonly breaks: number | null;
}

/** The theorems of a proof that holds, or the first line that does not. */
export type ProofVerdict =
  { readonly theorems: readonly Theorem[] } | { readonly line: number; readonly problem: string };

/**
 * Follows a proof line by line: builds the formula of each scope again, checks that every clause follows, and
 * collects what is shown.
 */
export function checkProof(
  index: ProblemIndex,
  possible: PossibleSlots,
  lines: Iterable<string>,
): ProofVerdict {
  const reader = new ProofReader(index, possible);
  let number = 0;
  for (const line of lines) {
    number += 1;
    const problem = number === 1 ? checkFormat(line) : reader.read(line.trim());
    if (problem !== null) return { line: number, problem };
  }
  return number === 0 ? { line: 1, problem: 'the proof is empty' } : { theorems: reader.theorems };
}

const checkFormat = (line: string): string | null =>
  line.trim() === PROOF_FORMAT ? null : `it does not begin with ${PROOF_FORMAT}`;

class ProofReader {
  readonly theorems: Theorem[] = [];
  private current: {
    readonly checker: RupChecker;
    readonly encoding: Encoding;
    readonly missing: number;
    readonly difference: number | null;
  } | null = null;

  constructor(
    private readonly index: ProblemIndex,
    private readonly possible: PossibleSlots,
  ) {}

  /** Null when the line holds, otherwise what is wrong with it. */
  read(line: string): string | null {
    if (line === '') return null;
    const [word = '', ...rest] = line.split(' ');
    if (word === 'scope') return this.begin(rest);
    const { current } = this;
    if (!current) return 'a scope has to come first';
    const { checker, encoding, missing, difference } = current;
    switch (word) {
      case 'room':
        if (!isCount(rest[0], this.index.slots.length - 1)) return 'there is no such slot';
        encoding.limitRoom(Number(rest[0]));
        return null;
      case 'none':
        if (!checker.isRefuted) return 'a schedule may exist: there is no contradiction';
        this.theorems.push({ missing, difference, breaks: null });
        return null;
      case 'breaks': {
        const breaks = Number(rest[0]);
        if (!isCount(rest[0], MOST)) return 'the number of breaks is no number';
        if (!checker.learn([encoding.hasBreaks(breaks)]))
          return `fewer than ${breaks} breaks may be possible`;
        this.theorems.push({ missing, difference, breaks });
        return null;
      }
      case 'd':
        checker.forget(literals(rest));
        return null;
      default: {
        const clause = literals([word, ...rest]);
        if (clause.some((one) => Number.isNaN(one))) return 'it is neither a clause nor a word of the format';
        return checker.learn(clause) ? null : 'the clause does not follow';
      }
    }
  }

  private begin([missing, most, difference]: readonly string[]): string | null {
    const isFree = most === '-' && difference === '-';
    if (!isCount(missing, MOST) || !(isFree || (isCount(most, MOST) && isCount(difference, MOST))))
      return 'the scope is not understood';
    const checker = new RupChecker();
    const scope = {
      missing: Number(missing),
      breaks: isFree ? null : { most: Number(most), difference: Number(difference) },
    };
    this.current = {
      checker,
      encoding: encode(checker, this.index, this.possible, scope),
      missing: scope.missing,
      difference: scope.breaks?.difference ?? null,
    };
    return null;
  }
}

/** Larger figures than any schedule has are no figures. */
const MOST = 1_000_000;

const isCount = (text: string | undefined, most: number): boolean =>
  text !== undefined && /^\d{1,7}$/.test(text) && Number(text) <= most;

/** From DIMACS, with 0 at the end, to literals. */
function literals(words: readonly string[]): Literal[] {
  if (words.at(-1) !== '0') return [NaN];
  return words.slice(0, -1).map((word) => {
    if (!/^-?[1-9]\d{0,8}$/.test(word)) return NaN;
    const number = Number(word);
    return number > 0 ? 2 * number : -2 * number + 1;
  });
}

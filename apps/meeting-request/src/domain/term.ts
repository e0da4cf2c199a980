/**
 * How two people's words are compared: without case, accents and punctuation.
 * @example fold('Logística  en FRÍO') // 'logistica en frio'
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A term as its set of words. */
export interface Term {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/**
 * Folding is most of the work of a recommendation, and participants use the same terms again and again: each is
 * folded once. When the memory is full it starts anew.
 */
const known = new Map<string, Term>();
const MOST_KNOWN = 20_000;

export function term(text: string): Term {
  const found = known.get(text);
  if (found) return found;
  if (known.size === MOST_KNOWN) known.clear();
  const made = { text, words: new Set(fold(text).split(' ').filter(Boolean)) };
  known.set(text, made);
  return made;
}

/**
 * Whether an offer answers a need: one of the two holds every word of the other, so that "cold-chain logistics"
 * answers "logistics" and the reverse.
 */
export function answers(offer: Term, need: Term): boolean {
  const [few, many] =
    offer.words.size <= need.words.size ? [offer.words, need.words] : [need.words, offer.words];
  if (few.size === 0) return false;
  for (const word of few) if (!many.has(word)) return false;
  return true;
}

/** The offers that answer one of the needs, in their own words and order. */
export function matching(offers: readonly Term[], needs: readonly Term[]): string[] {
  return offers.filter((offer) => needs.some((need) => answers(offer, need))).map(({ text }) => text);
}

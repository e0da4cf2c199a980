import type { Region } from '@ronda/domain';
import { matching, term, type Term } from './term';

/** What a participant says of itself, as far as it makes others worth meeting. */
export interface Profile {
  readonly participantId: string;
  readonly region: Region;
  readonly sectors: readonly string[];
  readonly offers: readonly string[];
  readonly needs: readonly string[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
}

/** A candidate with how many open or agreed requests it has received. */
export interface Candidate extends Profile {
  readonly received: number;
}

/** Why two should meet; the words are the participants' own. */
export type Reason =
  | { readonly kind: 'offers-what-you-need'; readonly items: readonly string[] }
  | { readonly kind: 'needs-what-you-offer'; readonly items: readonly string[] }
  | { readonly kind: 'shared-sectors'; readonly items: readonly string[] }
  | { readonly kind: 'common-languages'; readonly items: readonly string[] }
  | { readonly kind: 'other-region'; readonly items: readonly string[] };

export interface Recommendation {
  readonly participantId: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Points for each item, up to three: a long list of offers is not a better partner. */
const POINTS: Readonly<Record<Reason['kind'], number>> = {
  'offers-what-you-need': 5,
  'needs-what-you-offer': 5,
  'shared-sectors': 2,
  'common-languages': 1,
  'other-region': 1,
};
const COUNTED_ITEMS = 3;

/** A common language or another continent alone is no reason to meet. */
const SUBSTANTIAL: ReadonlySet<Reason['kind']> = new Set<Reason['kind']>([
  'offers-what-you-need',
  'needs-what-you-offer',
  'shared-sectors',
]);

/**
 * The candidates worth asking, best first. The same input gives the same list. Among equals the one with fewer
 * requests comes first, so that attention spreads; after that a hash of the two ids decides, never a name.
 */
export function recommend(
  self: Profile,
  candidates: readonly Candidate[],
  limit: number,
): readonly Recommendation[] {
  const own = prepare(self);
  return candidates
    .map((candidate) => ({
      ...assess(own, prepare(candidate)),
      received: candidate.received,
      draw: draw(self.participantId, candidate.participantId),
    }))
    .filter(({ reasons }) => reasons.some(({ kind }) => SUBSTANTIAL.has(kind)))
    .sort((a, b) => b.score - a.score || a.received - b.received || a.draw - b.draw)
    .slice(0, limit)
    .map(({ participantId, score, reasons }) => ({ participantId, score, reasons }));
}

interface Prepared {
  readonly profile: Profile;
  readonly sectors: readonly Term[];
  readonly offers: readonly Term[];
  readonly needs: readonly Term[];
}

function prepare(profile: Profile): Prepared {
  return {
    profile,
    sectors: profile.sectors.map(term),
    offers: profile.offers.map(term),
    needs: profile.needs.map(term),
  };
}

function assess(own: Prepared, other: Prepared): Recommendation {
  const reasons = reasonsFor(own, other).filter(({ items }) => items.length > 0);
  const score = reasons.reduce(
    (sum, { kind, items }) => sum + POINTS[kind] * Math.min(items.length, COUNTED_ITEMS),
    0,
  );
  return { participantId: other.profile.participantId, score, reasons };
}

function reasonsFor(own: Prepared, other: Prepared): Reason[] {
  const ownLanguages = new Set(own.profile.languages);
  return [
    { kind: 'offers-what-you-need', items: matching(other.offers, own.needs) },
    { kind: 'needs-what-you-offer', items: matching(other.needs, own.offers) },
    { kind: 'shared-sectors', items: matching(other.sectors, own.sectors) },
    { kind: 'common-languages', items: other.profile.languages.filter((code) => ownLanguages.has(code)) },
    {
      kind: 'other-region',
      items: other.profile.region === own.profile.region ? [] : [other.profile.region],
    },
  ];
}

/** FNV-1a over both ids: the same for the same pair, and nobody can choose it. */
function draw(a: string, b: string): number {
  let hash = 0x811c9dc5;
  for (const character of a + b) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

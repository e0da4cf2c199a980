import { declineReason, requestMessage } from './messages';
import type { Preset, PresetAnswer, PresetParticipant, PresetRequest, PresetVeto } from './preset';
import type { Random } from './random';

export interface RequestPlan {
  readonly participants: readonly PresetParticipant[];
  readonly vetoes: readonly PresetVeto[];
  readonly pairing: Preset['pairing'];
  /** How many requests there are, and how many of them the other side accepts. */
  readonly requests: number;
  readonly accepted: number;
  /** How many accepted requests one participant has at most. */
  mostAccepted(participant: PresetParticipant): number;
  /** How much chance weighs against what fits; 0 means only what fits counts. */
  readonly chance: number;
  readonly random: Random;
}

interface Pair {
  readonly a: PresetParticipant;
  readonly b: PresetParticipant;
  readonly fit: number;
}

/** Of the answers that are no acceptance, so many are no answer at all. */
const SHARE_UNANSWERED = 0.35;

/** At most one request a pair. Those who fit best ask each other first, and everybody has somebody to meet. */
export function inventRequests(plan: RequestPlan): PresetRequest[] {
  const pairs = wantedPairs(plan);
  const accepted = acceptedPairs(pairs, plan);
  return pairs.map((pair, rank) => {
    const [from, to] = plan.random.next() < 0.5 ? [pair.a, pair.b] : [pair.b, pair.a];
    return {
      from: from.key,
      to: to.key,
      priority: priorityAt(rank / pairs.length),
      message: requestMessage(from, to),
      answer: accepted.has(pair) ? { kind: 'accept' } : refusal(to, plan.random),
    };
  });
}

function refusal(by: PresetParticipant, random: Random): PresetAnswer | null {
  if (random.next() < SHARE_UNANSWERED) return null;
  return { kind: 'decline', reason: declineReason(by, random) };
}

function priorityAt(rank: number): PresetRequest['priority'] {
  if (rank < 0.3) return 'must';
  return rank < 0.75 ? 'want' : 'nice';
}

/** The best fitting pairs, after one for each participant. */
function wantedPairs(plan: RequestPlan): Pair[] {
  const pairs = allowedPairs(plan).sort((one, other) => other.fit - one.fit);
  const wanted = new Set<Pair>();
  const served = new Set<PresetParticipant>();
  for (const pair of pairs) {
    if (served.has(pair.a) && served.has(pair.b)) continue;
    wanted.add(pair);
    served.add(pair.a).add(pair.b);
  }
  for (const pair of pairs) {
    if (wanted.size >= plan.requests) break;
    wanted.add(pair);
  }
  return [...wanted].sort((one, other) => other.fit - one.fit);
}

/** Everybody accepts what fits best, until the agenda is full. */
function acceptedPairs(pairs: readonly Pair[], plan: RequestPlan): ReadonlySet<Pair> {
  const accepted = new Set<Pair>();
  const load = new Map<PresetParticipant, number>();
  const hasRoom = (one: PresetParticipant): boolean => (load.get(one) ?? 0) < plan.mostAccepted(one);
  for (const pair of pairs) {
    if (accepted.size >= plan.accepted) break;
    if (!hasRoom(pair.a) || !hasRoom(pair.b)) continue;
    accepted.add(pair);
    for (const one of [pair.a, pair.b]) load.set(one, (load.get(one) ?? 0) + 1);
  }
  return accepted;
}

function allowedPairs({ participants, vetoes, pairing, chance, random }: RequestPlan): Pair[] {
  const vetoed = new Set(vetoes.map(({ by, against }) => [by, against].sort().join(' ')));
  const pairs: Pair[] = [];
  participants.forEach((a, index) => {
    for (const b of participants.slice(index + 1)) {
      const mayMeet = pairing === 'anyone' || a.region !== b.region;
      if (!mayMeet || a.organisation === b.organisation || vetoed.has([a.key, b.key].sort().join(' ')))
        continue;
      pairs.push({ a, b, fit: fitOf(a, b) + chance * random.next() });
    }
  });
  return pairs;
}

/** What speaks for a meeting: an offer that answers a need counts most, then a sector, then a common language. */
function fitOf(a: PresetParticipant, b: PresetParticipant): number {
  return (
    3 * (inCommon(a.offers, b.needs) + inCommon(b.offers, a.needs)) +
    2 * inCommon(a.sectors, b.sectors) +
    4 * Math.min(1, inCommon(a.languages, b.languages))
  );
}

function inCommon(some: readonly string[], others: readonly string[]): number {
  return some.filter((one) => others.includes(one)).length;
}

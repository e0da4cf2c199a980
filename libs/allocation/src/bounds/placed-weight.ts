import type { Cause } from '../explain/explanation';
import { at, type ProblemIndex } from '../problem-index';
import {
  isFreeAlone,
  isInterpreterThere,
  isTableOpenFor,
  resourcesOf,
  type PossibleSlots,
} from '../possible-slots';
import {
  delegationOf,
  interpretersOf,
  mostHeld,
  pass,
  peopleOf,
  tablesOf,
  timeOf,
  type Bottleneck,
  type Passage,
} from './bottleneck';
import { boundBySplitting } from './weight-splitting';

/** The most weight that can be placed, the argument in words, and what stands in the way of more. */
export interface WeightBound {
  readonly value: number;
  readonly proof: string;
  readonly causes: readonly Cause[];
}

/**
 * An upper bound on the placed weight: meetings without any possible slot are lost; of the others, no more
 * passes than participants, tables, interpreters and the people there are let through (see `Bottleneck`).
 * Only those that cannot let everything through count.
 */
export function boundWeight(index: ProblemIndex, possible: PossibleSlots): WeightBound {
  const weights = index.meetings.map((_, meeting) => (possible.isEmpty(meeting) ? 0 : index.weight(meeting)));
  const total = index.meetings.reduce((sum, _, meeting) => sum + index.weight(meeting), 0);
  const lonely = index.meetings.flatMap((_, meeting) =>
    possible.isEmpty(meeting) ? [whyEmpty(index, meeting)] : [],
  );
  const people = index.participants.flatMap((_, participant) => {
    const short = shortage(weights, timeOf(index, possible, participant));
    return short ? [{ ...short, cause: whyShort(index, possible, participant, short.passage) }] : [];
  });
  const places = [
    tablesOf(index, possible),
    interpretersOf(index, possible),
    peopleOf(index, possible),
    ...index.participants.map((_, participant) => delegationOf(index, possible, participant)),
  ].flatMap((one) => shortage(weights, one) ?? []);
  const bottlenecks = [...people, ...places].map(({ bottleneck }) => bottleneck);
  const value = boundBySplitting(weights, bottlenecks);
  if (value === total)
    return { value, proof: `No more than all meetings can be placed: weight ${total}.`, causes: [] };
  const causes = [...lonely, ...people.flatMap(({ cause }) => cause ?? [])];
  return {
    value,
    proof:
      `At least weight ${total - value} of ${total} must be left out: ${lonely.length} meetings have no slot at all, ` +
      `${people.length} participants have more meetings than places, ` +
      `and tables, interpreters or people fall short in ${places.length} ways; each meeting's weight is split between those it needs.`,
    causes: causes.length > 0 ? causes : places.map(({ bottleneck }) => tooFew(bottleneck)),
  };
}

interface Shortage {
  readonly bottleneck: Bottleneck;
  readonly passage: Passage;
}

/** Null when everything passes, so that the bottleneck is none. */
function shortage(weights: readonly number[], bottleneck: Bottleneck): Shortage | null {
  const passage = pass(
    bottleneck,
    bottleneck.meetings.map((meeting) => weights[meeting] ?? 0),
  );
  return passage.isThrough.includes(0) ? { bottleneck, passage } : null;
}

function tooFew({ meetings, capacity }: Bottleneck): Cause {
  const places = capacity.reduce((sum, units) => sum + units, 0);
  return { kind: 'too-few-places', meetings: meetings.length, places };
}

/** Why a meeting has no possible slot, whoever else meets. */
function whyEmpty(index: ProblemIndex, meeting: number): Cause {
  const { id, participants } = at(index.meetings, meeting);
  if (index.isForbiddenPair(meeting)) return { kind: 'forbidden-pair', participants };
  const all = [...index.slots.keys()];
  if (all.every((slot) => !index.isWithinSession(meeting, slot)))
    return {
      kind: 'runs-over',
      length: at(index.lengths, meeting),
      slots: all.map((slot) => at(index.slots, slot).id),
    };
  const free = [...index.slots.keys()].filter((slot) => isFreeAlone(index, meeting, slot));
  if (free.length === 0) return { kind: 'never-free-together', participants };
  const slots = free.map((slot) => at(index.slots, slot).id);
  const { tables, interpreters } = resourcesOf(index, meeting);
  if (!free.some((slot) => tables.some((table) => isTableOpenFor(index, meeting, table, slot))))
    return { kind: 'no-suitable-table', slots };
  if (
    interpreters &&
    !free.some((slot) => interpreters.some((who) => isInterpreterThere(index, meeting, who, slot)))
  )
    return { kind: 'no-interpreter', slots };
  return { kind: 'order-impossible', meeting: id };
}

/** What a participant has too many meetings for: a set of slots that shows it (Hall 1935), or its limits. */
function whyShort(
  index: ProblemIndex,
  possible: PossibleSlots,
  participant: number,
  { exhausted }: Passage,
): Cause | null {
  const { id } = at(index.participants, participant);
  const meetings = at(index.meetingsOf, participant).filter((meeting) => !possible.isEmpty(meeting));
  const isConfined = (meeting: number) =>
    possible.of(meeting).every((first) => index.span(meeting, first).every((slot) => exhausted[slot] === 1));
  const confined = meetings.filter(isConfined);
  const needed = confined.reduce((sum, meeting) => sum + at(index.lengths, meeting), 0);
  const places = exhausted.filter((flag) => flag === 1).length * at(index.delegates, participant);
  if (needed > places)
    return {
      kind: 'too-many-for-slots',
      participant: id,
      meetings: confined.length,
      ...(needed > confined.length && { needed }),
      slots: places,
    };
  const limit = mostHeld(index, participant);
  return meetings.length > limit
    ? { kind: 'too-many-for-slots', participant: id, meetings: meetings.length, slots: limit }
    : null;
}

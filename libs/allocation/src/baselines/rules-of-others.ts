import type { Assignment, Problem } from '../problem';
import { at, type ProblemIndex } from '../problem-index';
import { Generator } from '../search/generator';
import type { Baseline } from './baseline';
import { byPriority, FirstFit, mutualWeight } from './first-fit';

/** A rule that places meeting after meeting and, after a change, begins afresh. */
function afresh(
  name: string,
  sentence: string,
  order: (index: ProblemIndex, seed: number) => Iterable<number>,
): Baseline {
  const allocate = (problem: Problem, seed: number): Assignment[] => {
    const fit = new FirstFit(problem);
    for (const meeting of order(fit.index, seed)) fit.place(meeting);
    return fit.assignments();
  };
  return { name, sentence, allocate, reallocate: (problem, _before, seed) => allocate(problem, seed) };
}

const alphabetical = afresh(
  'alphabetical round-robin',
  'Participants take turns in alphabetical order; each gets its next meeting, by the name of the partner, in the first free slot and table.',
  (index) => {
    const names = index.participants.map(({ id }) => id);
    const nameOf = (participant: number) => at(names, participant);
    const partner = (meeting: number, participant: number) => {
      const [a, b] = at(index.sides, meeting);
      return nameOf(a === participant ? b : a);
    };
    const turns = [...names.keys()]
      .sort((a, b) => compareTexts(nameOf(a), nameOf(b)))
      .map((participant) =>
        [...at(index.meetingsOf, participant)].sort((a, b) =>
          compareTexts(partner(a, participant), partner(b, participant)),
        ),
      );
    const rounds = Math.max(0, ...turns.map((meetings) => meetings.length));
    return Array.from({ length: rounds }, (_, round) =>
      turns.flatMap((meetings) => meetings[round] ?? []),
    ).flat();
  },
);

const random = afresh(
  'random, mutual first',
  'Meetings that both sides ranked high come first, each group in random order; each gets the first free slot and table.',
  (index, seed) => byPriority(index, shuffled(index.meetings.length, seed)),
);

const firstFree = afresh(
  'first free slot and table',
  'As requests were accepted, each gets the first slot in which both are free, at the first free table.',
  (index) => index.meetings.keys(),
);

const keepConfirmed: Baseline = {
  name: 'two runs, confirmed kept',
  sentence:
    'A first run places the meetings that both sides ranked high, and they are confirmed; a second fills what is left with the others. After a change only the unbooked are placed again.',
  allocate(problem) {
    const fit = new FirstFit(problem);
    const mutual = mutualWeight(fit.index);
    const meetings = [...fit.index.meetings.keys()];
    for (const meeting of meetings) if (fit.index.weight(meeting) >= mutual) fit.place(meeting);
    for (const meeting of meetings) fit.place(meeting);
    return fit.assignments();
  },
  reallocate(problem, before) {
    const fit = new FirstFit(problem);
    fit.keep(before);
    for (const meeting of fit.index.meetings.keys()) fit.place(meeting);
    return fit.assignments();
  },
};

/** What is published about how other products schedule, and nothing better. */
export const BASELINES: readonly Baseline[] = [alphabetical, random, firstFree, keepConfirmed];

/** By code units, so that no machine's language changes the order. */
const compareTexts = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Fisher and Yates. */
function shuffled(count: number, seed: number): number[] {
  const generator = Generator.seeded(seed);
  const order = Array.from({ length: count }, (_, position) => position);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = generator.below(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

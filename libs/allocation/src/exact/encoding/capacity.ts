import { at, type ProblemIndex } from '../../problem-index';
import { interpreterClasses, tableClasses, type ResourceClasses } from '../../resource-classes';
import { negated, type Literal } from '../literal';
import type { Attendance } from './attendance';
import { atMost, totalizer } from './counting';
import type { Formula } from './formula';
import type { Placements } from './placements';

/** More types of meetings than this would ask for too many sets of classes. */
export const MOST_TYPES = 8;

/** In each slot no more meetings than there are tables and interpreters that suit them. */
export class Capacity {
  private readonly kinds: readonly { readonly classes: ResourceClasses; readonly unions: number[][] }[];

  constructor(
    private readonly formula: Formula,
    private readonly index: ProblemIndex,
    private readonly placements: Placements,
    private readonly attendance: Attendance,
  ) {
    this.kinds = [tableClasses(index), interpreterClasses(index)].map((classes) => ({
      classes,
      unions: unionsOf(classes),
    }));
  }

  limit(slot: number): void {
    const { formula, index, placements, attendance } = this;
    for (const { classes, unions } of this.kinds)
      for (const union of unions) {
        const room = union.reduce((sum, one) => sum + (classes.capacity[slot * classes.count + one] ?? 0), 0);
        const competing = competitors(index, classes, union).filter(
          (meeting) => placements.isAt[meeting]?.[slot] !== formula.no,
        );
        const stars = starsOf(formula, index, placements, attendance, competing, slot);
        if (stars.length <= room) continue;
        atMost(formula, stars, room);
        if (competitors(index, classes, union).length === index.meetings.length)
          limitPeople(formula, index, attendance, slot, room);
      }
  }
}

/** The meetings that only the classes of a union suit. */
function competitors(
  index: ProblemIndex,
  { typeOf, classesOf }: ResourceClasses,
  union: readonly number[],
): number[] {
  return [...index.meetings.keys()].filter(
    (meeting) => classesOf[typeOf[meeting] ?? -1]?.every((one) => union.includes(one)) === true,
  );
}

/**
 * The sets of classes that some types of meetings share among themselves: by Hall's theorem (1935) everything
 * has a table exactly when no such set is asked for more than it holds.
 */
function unionsOf({ classesOf }: ResourceClasses): number[][] {
  const sets = new Map<string, number[]>();
  for (let chosen = 1; chosen < 1 << classesOf.length; chosen += 1) {
    const members = new Set(classesOf.flatMap((classes, type) => ((chosen >> type) & 1 ? classes : [])));
    const union = [...members].sort((a, b) => a - b);
    sets.set(union.join(), union);
  }
  return [...sets.values()];
}

/**
 * Meetings that share a participant exclude each other in a slot, so they count as one: fewer literals to
 * count, and the count is often the participant's own (the star partition of Bofill and others 2022). The
 * busiest centre first.
 */
function starsOf(
  formula: Formula,
  index: ProblemIndex,
  placements: Placements,
  attendance: Attendance,
  meetings: readonly number[],
  slot: number,
): Literal[] {
  const left = new Set(meetings);
  const stars: Literal[] = [];
  const isHere = (meeting: number) => placements.isAt[meeting]?.[slot] ?? formula.no;
  while (left.size > 0) {
    const centre = busiest(index, left);
    if (centre === null) return [...stars, ...[...left].map(isHere)];
    const star = at(index.meetingsOf, centre).filter((meeting) => left.has(meeting));
    for (const meeting of star) left.delete(meeting);
    const all = at(index.meetingsOf, centre).filter((meeting) => isHere(meeting) !== formula.no);
    stars.push(
      all.length === star.length ? (attendance[centre]?.[slot] ?? formula.no) : formula.or(star.map(isHere)),
    );
  }
  return stars;
}

/** Who has most of the meetings, among those who sit in one at a time; null where nobody does. */
function busiest(index: ProblemIndex, meetings: ReadonlySet<number>): number | null {
  const counts = new Map<number, number>();
  for (const meeting of meetings)
    for (const side of at(index.sides, meeting))
      if (index.delegates[side] === 1) counts.set(side, (counts.get(side) ?? 0) + 1);
  let best: number | null = null;
  for (const [side, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0);
    if (count > most || (count === most && best !== null && side < best)) best = side;
  }
  return best;
}

/**
 * Twice as many people as meetings at most, and an even number of them (implied constraint 2 and the parity
 * of Bofill and others 2022), where everybody comes alone.
 */
function limitPeople(
  formula: Formula,
  index: ProblemIndex,
  attendance: Attendance,
  slot: number,
  room: number,
): void {
  if (index.delegates.some((count) => count !== 1)) return;
  const people = attendance.map((isBusy) => at(isBusy, slot)).filter((literal) => literal !== formula.no);
  if (people.length <= 2 * room) return;
  const counts = totalizer(formula, people, 2 * room + 1, 'both');
  formula.clause(negated(at(counts, 2 * room)));
  for (let odd = 0; odd + 1 < counts.length; odd += 2)
    formula.implies([at(counts, odd)], at(counts, odd + 1));
}

import type { Assignment, Problem } from '../problem';
import { at, ProblemIndex } from '../problem-index';
import { Seating } from '../rules/seating';
import { gapsOf } from './evaluate';

/** How one participant is served, or the participants of a group together. */
export interface Service {
  /** Meetings; one within a group counts for both sides. */
  readonly wanted: number;
  readonly placed: number;
  readonly breaks: number;
  readonly idleSlots: number;
}

export interface ParticipantService extends Service {
  readonly participant: string;
}

export interface GroupService extends Service {
  readonly group: string;
  readonly participants: number;
  /** The member of which the smallest share of meetings is placed, then the one with most breaks. */
  readonly worst: string;
}

/** Who is served how well; see `fairnessOf`. */
export interface Fairness {
  /** In the order of the problem; those who want no meeting are left out. */
  readonly participants: readonly ParticipantService[];
  /** By region, in order of appearance; participants without one are the group "". */
  readonly regions: readonly GroupService[];
  /** By number of meetings wanted: up to four, nine, nineteen, and twenty or more. */
  readonly sizes: readonly GroupService[];
}

const SIZES = [
  { most: 4, name: '1-4' },
  { most: 9, name: '5-9' },
  { most: 19, name: '10-19' },
  { most: Infinity, name: '20+' },
] as const;

/**
 * How meetings, breaks and idle slots are shared out among participants, regions and sizes. Throws `RangeError`
 * for ids unknown to the problem.
 *
 * @example fairnessOf(problem, schedule.assignments).regions.map(({ group, placed, wanted }) => …)
 */
export function fairnessOf(problem: Problem, assignments: readonly Assignment[]): Fairness {
  const index = new ProblemIndex(problem);
  const seating = Seating.of(index, assignments);
  const served = index.participants.flatMap(({ id, region = '' }, participant) => {
    const wanted = at(index.meetingsOf, participant).length;
    if (wanted === 0) return [];
    const gaps = gapsOf(seating, participant);
    const service: ParticipantService = {
      participant: id,
      wanted,
      placed: seating.held(participant).size,
      breaks: gaps.length,
      idleSlots: sum(gaps),
    };
    return [{ service, region, size: SIZES.findIndex(({ most }) => wanted <= most) }];
  });
  const regions = new Set(served.map(({ region }) => region));
  return {
    participants: served.map(({ service }) => service),
    regions: [...regions].map((name) =>
      groupOf(
        name,
        served.filter(({ region }) => region === name),
      ),
    ),
    sizes: SIZES.flatMap(({ name }, position) => {
      const members = served.filter(({ size }) => size === position);
      return members.length === 0 ? [] : [groupOf(name, members)];
    }),
  };
}

function groupOf(group: string, members: readonly { readonly service: ParticipantService }[]): GroupService {
  const services = members.map(({ service }) => service);
  const total = (figure: keyof Service) => sum(services.map((one) => one[figure]));
  return {
    group,
    participants: services.length,
    wanted: total('wanted'),
    placed: total('placed'),
    breaks: total('breaks'),
    idleSlots: total('idleSlots'),
    worst: services.reduce((a, b) => (isWorse(b, a) ? b : a)).participant,
  };
}

function isWorse(a: Service, b: Service): boolean {
  // Shares compared by cross-multiplication, so that equal shares are exactly equal.
  const share = a.placed * b.wanted - b.placed * a.wanted;
  return share < 0 || (share === 0 && a.breaks > b.breaks);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

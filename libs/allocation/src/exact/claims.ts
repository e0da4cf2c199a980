import type { Progress } from '../allocation';
import type { Cause } from '../explain/explanation';
import { at, type ProblemIndex } from '../problem-index';
import type { Seating } from '../rules/seating';
import type { Bounds, ExactClaims, Schedule } from '../schedule';
import type { ExactOutcome } from './improve';
import { breaksIn } from './slot-breaks';

/** What the outcome says of a schedule: its breaks only if the schedule has the slots they were proved for. */
export function claimsOf(outcome: ExactOutcome, seating: Seating): ExactClaims | null {
  const { weight, breaks, conflicts, slots } = outcome;
  const areItsSlots = slots.every((slot, meeting) => slot === seating.slotOf(meeting));
  const provedBreaks = areItsSlots ? breaks : null;
  if (weight === null && provedBreaks === null) return null;
  return {
    conflicts,
    ...(weight !== null && { weight }),
    ...(provedBreaks !== null && { breaks: provedBreaks }),
  };
}

/** The bounds that counting gives, made tighter by what the exact engine has proved. */
export function withClaims(
  counted: { readonly bounds: Bounds; readonly proof: Schedule['proof'] },
  claims: ExactClaims | null | undefined,
): { readonly bounds: Bounds; readonly proof: Schedule['proof'] } {
  const { weight = Infinity, breaks = 0, conflicts = 0 } = claims ?? {};
  const { bounds, proof } = counted;
  return {
    bounds: {
      ...bounds,
      weight: Math.min(bounds.weight, weight),
      breaks: Math.max(bounds.breaks, breaks),
    },
    proof: {
      ...proof,
      ...(weight < bounds.weight && {
        weight: `The exact engine has refuted every schedule that places more than weight ${weight} (${conflicts} conflicts).`,
      }),
      ...(breaks > bounds.breaks && {
        breaks: `The exact engine has refuted every schedule with fewer than ${breaks} breaks (${conflicts} conflicts).`,
      }),
    },
  };
}

/** Why everything cannot be placed, as far as the exact engine knows. */
export function excludingCauses(index: ProblemIndex, outcome: ExactOutcome | null): Cause[] {
  if (outcome === null || outcome.weight === null) return [];
  const meetings = outcome.excluding ?? index.meetings.map((_, meeting) => meeting);
  const participants = new Set(meetings.flatMap((meeting) => at(index.sides, meeting)));
  return [
    {
      kind: 'not-all-together',
      meetings: meetings.map((meeting) => at(index.meetings, meeting).id),
      participants: [...participants].map((one) => at(index.participants, one).id),
    },
  ];
}

/** How far the exact engine is, in the figures of the moves before it. */
export function exactProgress(index: ProblemIndex, outcome: ExactOutcome, counted: Bounds): Progress {
  const { weight, breaks, slots } = outcome;
  const held = [...slots.keys()].filter((meeting) => (slots[meeting] ?? -1) >= 0);
  const { total, idle } = breaksIn(index, slots);
  return {
    iterations: 0,
    meetings: slots.length,
    placed: held.length,
    weight: held.reduce((sum, meeting) => sum + index.weight(meeting), 0),
    moved: counted.moved,
    breaks: total,
    idleSlots: idle,
    bounds: {
      ...counted,
      weight: Math.min(counted.weight, weight ?? Infinity),
      breaks: Math.max(counted.breaks, breaks ?? 0),
    },
  };
}

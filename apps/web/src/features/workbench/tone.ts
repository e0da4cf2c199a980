import type { Tone } from '../../parts/grid-cells';
import type { GridMeeting } from './edits';
import type { Target } from './targets';

interface Seen {
  readonly target: Target | null;
  readonly meeting: GridMeeting | undefined;
  readonly sought: string | null;
  readonly isHeld: boolean;
}

/** How a cell looks: first what it means to the meeting in hand, then whether it belongs to whoever is sought. */
export function toneOf({ target, meeting, sought, isHeld }: Seen): Tone | undefined {
  if (isHeld) return 'own';
  if (target && target.kind !== 'own') return target.kind;
  if (sought === null || !meeting) return undefined;
  return meeting.aId === sought || meeting.bId === sought ? 'sought' : 'faded';
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Grid } from '../schedules/queries';
import { placeOf, type Sides } from './edits';
import { cellsQuery } from './queries';
import { Targets } from './targets';

/** The meeting in hand, and where it can be put down: asked of the server when it is picked up. */
export function useHand(matchmakingId: string, grid: Grid, isEditable: boolean) {
  const [held, setHeld] = useState<Sides | null>(null);
  const placed = grid.meetings.find(({ meetingId }) => meetingId === held?.meetingId);
  const isMovable = isEditable && held !== null && placed?.isLocked !== true;
  const cells = useQuery({
    ...cellsQuery(matchmakingId, grid.schedule.id, grid.revision, held?.meetingId ?? ''),
    enabled: isMovable,
  });
  const home = useMemo(() => placeOf(placed), [placed]);
  const targets = useMemo(
    () => (isMovable && cells.data ? new Targets(cells.data, home) : null),
    [isMovable, cells.data, home],
  );
  return {
    held,
    /** Where it is now; undefined when it has no place. */
    placed,
    /** Null while nothing is held, it cannot be moved, or the server has not answered yet. */
    targets,
    error: cells.error,
    isMovable,
    hold: setHeld,
    release: () => {
      setHeld(null);
    },
  };
}

export type Hand = ReturnType<typeof useHand>;

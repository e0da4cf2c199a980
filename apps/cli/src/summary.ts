import { causeText, type Progress, type Schedule } from '@ronda/allocation';

/** One line on how far the search is. */
export function progressLine(progress: Progress, elapsedMs: number): string {
  const { placed, meetings, breaks, bounds, iterations } = progress;
  const speed = Math.round(iterations / Math.max(1, elapsedMs));
  return `${(elapsedMs / 1000).toFixed(1)} s  placed ${placed} of ${meetings}  breaks ${breaks} (at least ${bounds.breaks})  ${speed}k moves/s`;
}

/** A few lines for the organiser. */
export function summary({ status, objective, bounds, unplaced, causes, search }: Schedule): string {
  const lines = [
    `${status}: ${objective.placed} placed, ${unplaced.length} not; weight ${objective.weight} of at most ${bounds.weight}`,
    `breaks ${objective.breaks} (at least ${bounds.breaks}), idle slots ${objective.idleSlots}, table changes ${objective.tableChanges}` +
      (objective.moved > 0 ? `, moved ${objective.moved} (at least ${bounds.moved})` : ''),
    ...causes.map((cause) => `  because: ${causeText(cause)}`),
    ...(causes.length > 0
      ? []
      : unplaced
          .slice(0, 10)
          .map((one) => `  ${one.meeting}: ${one.causes.map((cause) => causeText(cause)).join(' ')}`)),
    `seed ${search.seed}, ${search.iterations} moves, ${((search.elapsedMs ?? 0) / 1000).toFixed(2)} s`,
  ];
  return `${lines.join('\n')}\n`;
}

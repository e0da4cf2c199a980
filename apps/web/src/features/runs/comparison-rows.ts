import { gapOf } from './gap';
import type { Run } from './runs-query';

type Progress = NonNullable<Run['progress']>;

interface Figure {
  readonly read: (progress: Progress) => number;
  readonly isMoreBetter: boolean | null;
}

const figures = {
  placed: { read: ({ placed }) => placed, isMoreBetter: true },
  weight: { read: ({ weight }) => weight, isMoreBetter: true },
  bound: { read: ({ bounds }) => bounds.weight, isMoreBetter: null },
  gap: { read: gapOf, isMoreBetter: false },
  breaks: { read: ({ breaks }) => breaks, isMoreBetter: false },
  idleSlots: { read: ({ idleSlots }) => idleSlots, isMoreBetter: false },
  moved: { read: ({ moved }) => moved, isMoreBetter: false },
  iterations: { read: ({ iterations }) => iterations, isMoreBetter: null },
} satisfies Record<string, Figure>;

type FigureName = keyof typeof figures;

export interface ComparisonRow {
  readonly figure: FigureName;
  /** One a run; null where it came to nothing. */
  readonly values: readonly (number | null)[];
  /** The value worth a mark; null when all are alike, or none is better. */
  readonly best: number | null;
}

/** The runs' figures beside each other, with the best of each where one is better. */
export function comparisonRows(runs: readonly Pick<Run, 'progress'>[]): ComparisonRow[] {
  return (Object.entries(figures) as [FigureName, Figure][]).map(([figure, { read, isMoreBetter }]) => {
    const values = runs.map((run) => run.progress && read(run.progress));
    const known = values.filter((value) => value !== null);
    const differ = new Set(known).size > 1;
    const best = isMoreBetter === true ? Math.max(...known) : Math.min(...known);
    return { figure, values, best: differ && isMoreBetter !== null ? best : null };
  });
}

import { compareWithBaselines, parseProblem, type Problem } from '@ronda/allocation';
import { PRESET_NAMES } from '@ronda/presets';
import { besides } from './beside';

const MOST_MS = 120_000;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The problems of the invented gatherings, made by the code of the services themselves. */
export async function* presetProblems(): AsyncGenerator<[string, Problem]> {
  for (const name of PRESET_NAMES) {
    const text = await besides('print-preset-problem.ts', [name], { until: 'end', mostMs: MOST_MS });
    yield [name, parseProblem(text ?? '')];
  }
}

/** Ronda beside the published rules of other products, as rows of a Markdown table. */
export function* baselineRows(name: string, problem: Problem, seed: number): Generator<readonly string[]> {
  for (const one of compareWithBaselines(problem, { seed }))
    yield [
      name,
      one.name,
      `${one.placed} of ${problem.meetings.length}`,
      String(one.weight),
      String(one.breaks),
      percent(one.worstShare),
      percent(one.regionalDifference),
      `${one.moved} (${one.movedNeedlessly})`,
    ];
}

export const BASELINE_HEADINGS = [
  'gathering',
  'rule',
  'placed',
  'weight',
  'breaks',
  'worst-served gets',
  'regions differ by',
  'moved after a no-show (needlessly)',
] as const;

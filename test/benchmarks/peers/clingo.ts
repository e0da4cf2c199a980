import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Facts, Peer } from './facts';

interface Clingo {
  readonly run: (program: string, models: number, options: readonly string[]) => Promise<ClingoResult>;
}
interface ClingoResult {
  readonly Result: string;
  readonly Call?: readonly { readonly Witnesses?: readonly { readonly Value: readonly string[] }[] }[];
}

/** clingo in WebAssembly, with the answer set programme beside this file. */
export const clingo: Peer = async (facts, entry, seconds) => {
  const { run } = createRequire(entry)(entry) as Clingo;
  const encoding = readFileSync(join(__dirname, 'clingo.lp'), 'utf8');
  const result = await run(`${encoding}\n${factsAsText(facts)}`, 0, [
    '--opt-strategy=usc,oll',
    `--time-limit=${Math.ceil(seconds)}`,
  ]);
  const values = result.Call?.flatMap(({ Witnesses = [] }) => Witnesses).at(-1)?.Value;
  const slots = values && facts.meetings.map(() => -1);
  for (const atom of values ?? []) {
    const [, meeting, slot] = /^s\((\d+),(\d+)\)$/.exec(atom) ?? [];
    if (slots && meeting !== undefined) slots[Number(meeting)] = Number(slot);
  }
  const isProved = result.Result === 'OPTIMUM FOUND' || result.Result === 'UNSATISFIABLE';
  return { slots: slots ?? null, isProved };
};

function factsAsText({ tables, meetings, held, mostBreaks }: Facts): string {
  return [
    ...tables.map((count, slot) => `slot(${slot}). cap(${slot},${count}).`),
    ...meetings.flatMap(({ sides, slots, after }, meeting) => [
      `meeting(${meeting}).`,
      ...sides.map((side) => `of(${meeting},${side}).`),
      ...slots.map((slot) => `dom(${meeting},${slot}).`),
      ...after.map((other) => `before(${other},${meeting}).`),
    ]),
    ...held.map((own, participant) => `need(${participant},${own.length}).`),
    `most(${mostBreaks}).`,
  ].join('\n');
}

/**
 * How the search scales: gatherings of two sides with ten meetings a participant, 40 slots and about a third as
 * many tables as participants. Prints placed meetings, breaks a participant and moves as processor time goes by.
 *
 * node --require ./scripts/register-typescript.cjs test/benchmarks/allocation-scale.ts [--participants 200,2000] [--seconds N]
 */
import { parseArgs } from 'node:util';
import { allocate, type Problem } from '@ronda/allocation';

const MEETINGS_EACH = 10;
const SLOTS = 40;
const MARKS = [1, 2, 5, 10, 20, 40, 60];

const numbered = (stem: string, count: number) =>
  Array.from({ length: count }, (_, position) => ({ id: `${stem}${position + 1}` }));

/** Everybody of one side wants to meet random people of the other, no pair twice. */
function gathering(count: number): Problem {
  // A linear congruential sequence (Numerical Recipes): the same gathering at every run.
  let state = 2015;
  const next = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % most;
  };
  const half = Math.floor(count / 2);
  const pairs = new Set<string>();
  const wanted = new Map<string, number>();
  while (pairs.size < count * MEETINGS_EACH) {
    const [a, b] = [`e${next(half) + 1}`, `l${next(half) + 1}`];
    const [ofA, ofB] = [wanted.get(a) ?? 0, wanted.get(b) ?? 0];
    if (ofA >= SLOTS || ofB >= SLOTS || pairs.has(`${a} ${b}`)) continue;
    pairs.add(`${a} ${b}`);
    wanted.set(a, ofA + 1).set(b, ofB + 1);
  }
  return {
    format: 'ronda.problem/1',
    name: `${count} participants`,
    zone: 'UTC',
    slots: numbered('s', SLOTS),
    tables: numbered('t', Math.round(count * 0.36)),
    participants: [...numbered('e', half), ...numbered('l', half)],
    meetings: [...pairs].map((pair, position) => {
      const [a = '', b = ''] = pair.split(' ');
      return { id: `m${position + 1}`, participants: [a, b] };
    }),
  };
}

/** Seconds this process has computed; unlike a clock, nearly the same on a busy machine. */
const cpu = (): number => process.cpuUsage().user / 1e6;

function measure(count: number, seconds: number): void {
  const problem = gathering(count);
  const startedAt = cpu();
  const marks = [...MARKS];
  let asked = 0;
  const { schedule } = allocate(problem, {
    iterations: Infinity,
    shouldStop: () => (asked += 1) % 16 === 0 && cpu() - startedAt >= seconds,
    progressEvery: 500_000,
    onProgress: ({ placed, breaks, iterations }) => {
      const mark = marks[0];
      if (mark === undefined || cpu() - startedAt < mark) return;
      marks.shift();
      const each = (breaks / count).toFixed(2);
      console.log(`${count}  ${mark} s  ${placed} placed  ${each} breaks each  ${iterations} moves`);
    },
  });
  const { placed, breaks } = schedule.objective;
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  const total = (cpu() - startedAt).toFixed(1);
  console.log(
    `${count}  closed after ${total} s  ${placed} placed  ${(breaks / count).toFixed(2)} breaks each  ${memory} MB`,
  );
}

const { values } = parseArgs({
  options: {
    participants: { type: 'string', default: '200,500,1000,2000' },
    seconds: { type: 'string', default: '20' },
  },
});
for (const count of values.participants.split(',').map(Number)) measure(count, Number(values.seconds));

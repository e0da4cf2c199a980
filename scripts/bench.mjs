/**
 * `npm run bench`: the figures Ronda promises, measured on this machine, printed and written to docs/benchmarks.md.
 * `npm run bench -- --only warm,readers` measures some of them and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { allocation } from './bench/allocation.mjs';
import { bareClone } from './bench/bare-clone.mjs';
import { calendar } from './bench/calendar.mjs';
import { machine } from './bench/machine.mjs';
import { readers } from './bench/readers.mjs';
import { round } from './bench/round.mjs';
import { warm } from './bench/warm.mjs';
import { ensure, main, root, SetupFailure } from './ensure.mjs';

const PAGE = path.join(root, 'docs', 'benchmarks.md');

/** Each gives rows: what, measured, goal. */
const MEASUREMENTS = { 'bare-clone': bareClone, warm, allocation, calendar, round, readers };

await main(async () => {
  const wanted = selection(process.argv.slice(2));
  await ensure();
  await build();
  const rows = [];
  for (const name of wanted) {
    console.error(`Measuring ${name} …`);
    const measured = await MEASUREMENTS[name]();
    for (const { what, value, goal } of measured) console.log(`${what}: ${value} (goal: ${goal})`);
    rows.push(...measured);
  }
  if (wanted.length === Object.keys(MEASUREMENTS).length) {
    writeFileSync(PAGE, page(rows) + otherSections());
  }
});

function selection(args) {
  const names = Object.keys(MEASUREMENTS);
  if (args.length === 0) return names;
  const chosen = args[0] === '--only' ? (args[1] ?? '').split(',') : [];
  const unknown = chosen.filter((name) => !names.includes(name));
  if (chosen.length > 0 && unknown.length === 0) return chosen;
  throw new SetupFailure(`${args.join(' ')} is not understood.\nMaybe: --only ${names.join(',')}`);
}

function page(rows) {
  return `# Benchmarks

Measured by \`npm run bench\` on ${machine()}, with nothing else running unless the first line of the table says otherwise.

| What | Measured | Goal |
|---|---|---|
${rows.map(({ what, value, goal }) => `| ${what} | ${value} | ${goal} |`).join('\n')}
`;
}

/** What other commands have measured stands below the table, in sections of its own, and stays. */
function otherSections() {
  const [, ...sections] = readFileSync(PAGE, 'utf8').split(/^(?=## )/m);
  return sections.map((section) => `\n${section.trimEnd()}\n`).join('');
}

/**
 * Solves one problem with one peer and prints what came of it as JSON: `run-peer.ts PEER PROBLEM SECONDS [FOLDER]`.
 * Run in a process of its own, because WebAssembly cannot be interrupted. The peer's package is looked up in the
 * folder, else where this project would find it.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { evaluate, parseProblem, type Assignment, type Problem } from '@ronda/allocation';
import { clingo } from './clingo';
import { factsOf, type Peer } from './facts';
import { highs } from './highs';
import { minizinc } from './minizinc';

const PEERS: Readonly<Record<string, Peer>> = { 'clingo-wasm': clingo, highs, minizinc };

async function main([name = '', file = '', seconds = '', folder]: readonly string[]): Promise<object> {
  const peer = PEERS[name];
  if (!peer) throw new RangeError(`"${name}" is no peer; there are ${Object.keys(PEERS).join(', ')}`);
  const entry = find(name, folder);
  if (entry === null) return { kind: 'absent' };
  const problem = parseProblem(readFileSync(file, 'utf8'));
  const facts = factsOf(problem);
  if (typeof facts === 'string') return { kind: 'unfit', why: facts };
  const startedAt = performance.now();
  const { slots, isProved } = await peer(facts, entry, Number(seconds));
  const elapsedMs = Math.round(performance.now() - startedAt);
  const assignments = slots && seated(problem, slots);
  const breaks = assignments && evaluate(problem, assignments).breaks;
  return { kind: 'solved', assignments, breaks, isProved, elapsedMs };
}

/** The file to load of a package; null where it is not installed. */
function find(name: string, folder: string | undefined): string | null {
  const from = folder === undefined ? __filename : join(resolve(folder), 'from-here.js');
  try {
    return createRequire(from).resolve(name);
  } catch {
    return null;
  }
}

/** Peers give slots; tables are given here, in the order of the meetings. */
function seated({ slots, tables, meetings }: Problem, chosen: readonly number[]): Assignment[] {
  const used = new Set<string>();
  return meetings.map(({ id }, meeting) => {
    const slot = slots[chosen[meeting] ?? -1]?.id ?? '';
    const isOpen = (table: Problem['tables'][number]) =>
      (table.slots?.includes(slot) ?? true) && !used.has(`${slot} ${table.id}`);
    const table = tables.find(isOpen)?.id ?? '';
    used.add(`${slot} ${table}`);
    return { meeting: id, slot, table };
  });
}

main(process.argv.slice(2)).then(
  (answer) => {
    process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () =>
      process.exit(1),
    );
  },
);

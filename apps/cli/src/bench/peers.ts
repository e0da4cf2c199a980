import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printProblem, type Assignment, type Problem } from '@ronda/allocation';
import { besides } from './beside';

export const PEERS = ['clingo-wasm', 'highs', 'minizinc'] as const;

/** What a peer made of a problem; `absent` when its package is not installed. */
export type PeerResult =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unfit'; readonly why: string }
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'solved';
      readonly assignments: readonly Assignment[] | null;
      readonly breaks: number | null;
      readonly isProved: boolean;
      readonly elapsedMs: number;
    };

/** Loading and translating take time that is not the solver's; who is silent after this stays so. */
const graceMs = (seconds: number): number => 5_000 + seconds * 500;

/**
 * Lets a peer solve a problem within so many seconds, by its own limit where it keeps one.
 *
 * @param folder where its package is installed; undefined: where this project finds it
 */
export async function solveWithPeer(
  peer: (typeof PEERS)[number],
  problem: Problem,
  seconds: number,
  folder: string | undefined,
): Promise<PeerResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'ronda-peer-'));
  try {
    const file = join(scratch, 'problem.json');
    writeFileSync(file, printProblem(problem));
    const args = [peer, file, String(seconds), ...(folder === undefined ? [] : [folder])];
    const mostMs = seconds * 1_000 + graceMs(seconds);
    const line = await besides('peers/run-peer.ts', args, { until: 'line', mostMs });
    return line === null ? { kind: 'silent' } : (JSON.parse(line) as PeerResult);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

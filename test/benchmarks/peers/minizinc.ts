import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { Facts, Peer } from './facts';

interface Message {
  readonly type: string;
  readonly status?: string;
  readonly message?: string;
  readonly output?: { readonly json?: { readonly slot: readonly number[] } };
}
type Listener = (event: { readonly data: object }) => void;

/**
 * MiniZinc with Chuffed in WebAssembly. The package brings them for browsers only, as the script of a worker:
 * here this process stands in for the worker.
 */
export const minizinc: Peer = (facts, entry, seconds) =>
  new Promise((resolve, reject) => {
    const folder = dirname(entry);
    let listener: Listener | undefined;
    let slots: readonly number[] | null = null;
    let isAsked = false;
    let status = '';
    const answer = (message: Message) => {
      if (message.type === 'ready' && !isAsked) {
        isAsked = true;
        listener?.({ data: requestFor(facts, seconds) });
      }
      if (message.type === 'error') reject(new Error(message.message));
      if (message.type === 'solution') slots = message.output?.json?.slot.map((slot) => slot - 1) ?? slots;
      if (message.type === 'status') status = message.status ?? '';
      if (message.type === 'exit')
        resolve({ slots, isProved: status === 'OPTIMAL_SOLUTION' || status === 'UNSATISFIABLE' });
    };
    Object.assign(globalThis, {
      addEventListener: (_: string, given: Listener) => (listener = given),
      postMessage: answer,
      require,
      __dirname: folder,
      __filename: join(folder, 'minizinc-worker.js'),
    });
    new Script(readFileSync(join(folder, 'minizinc-worker.js'), 'utf8')).runInThisContext();
    listener?.({
      data: { wasmURL: join(folder, 'minizinc.wasm'), dataURL: join(folder, 'minizinc.data') },
    });
  });

function requestFor({ tables, meetings, held, mostBreaks }: Facts, seconds: number): object {
  const set = (numbers: readonly number[]) => ({ set: numbers.map((number) => number + 1) });
  const order = meetings.flatMap(({ after }, meeting) => after.map((other) => [other + 1, meeting + 1]));
  const data = {
    slots: tables.length,
    meetings: meetings.length,
    participants: held.length,
    most_breaks: mostBreaks,
    tables,
    allowed: meetings.map(({ slots }) => set(slots)),
    held: held.map(set),
    earlier: order.map(([earlier]) => earlier),
    later: order.map(([, later]) => later),
  };
  const files = {
    'model.mzn': readFileSync(join(__dirname, 'chuffed.mzn'), 'utf8'),
    'data.json': JSON.stringify(data),
  };
  const limits = ['--time-limit', String(Math.round(seconds * 1000)), '--intermediate', '--free-search'];
  const args = ['--solver', 'chuffed', '--output-mode', 'json', ...limits, 'model.mzn', 'data.json'];
  return { jsonStream: true, files, args };
}

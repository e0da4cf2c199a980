import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { hasEnded } from '../domain/run';
import type { Run } from '../use-cases/ports/runs';
import { RunBody } from './run.schema';

const EVERY_MS = 1000;

/**
 * The run now and once a second until it has ended, as server-sent events (WHATWG HTML, section 9.2); the last one
 * shows how it ended.
 */
export async function* progressOf(now: Run, read: () => Promise<Run>): AsyncGenerator<string> {
  for (let run = now; ; run = await read()) {
    yield eventOf(run);
    if (hasEnded(run.status)) return;
    await delay(EVERY_MS, undefined, { ref: false });
  }
}

function eventOf(run: Run): string {
  // By way of `object`: the body's arrays are not readonly, and its changes are any that have a kind.
  const data = z.encode(RunBody, run as object as z.output<typeof RunBody>);
  return `event: run\ndata: ${JSON.stringify(data)}\n\n`;
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serve, withData } from './demo-run.mjs';

const READERS = 50;
const PERIOD_MS = 10_000;
/** People read and think; fifty who never pause would be a thousand. */
const THINKING_MS = 500;
const LONG_RUN = 1_000_000_000;

/** Fifty people read while an allocation runs in the same process. */
export function readers() {
  return withData(async (data) => {
    const demo = await serve(data, 'milan-clusters');
    try {
      const { organiser, gatherings } = JSON.parse(readFileSync(path.join(data, 'demo.json'), 'utf8'));
      const { matchmakingId, scheduleId } = gatherings[0];
      const cookie = await signIn(demo.address, organiser);
      const runs = `${demo.address}/api/scheduling/matchmakings/${matchmakingId}/runs`;
      const run = await post(runs, cookie, { seed: 1, iterations: LONG_RUN });
      const milliseconds = await readAll(demo.address, cookie, pagesOf(matchmakingId, scheduleId));
      const memory = await residentMegabytes(demo.address);
      await post(`${runs}/${run.id}/cancel`, cookie, {});
      milliseconds.sort((a, b) => a - b);
      const p95 = milliseconds[Math.floor(milliseconds.length * 0.95)];
      return [
        {
          what: `Answers to ${READERS} concurrent readers during an allocation (${milliseconds.length} requests)`,
          value: `p95 ${p95.toFixed(0)} ms`,
          goal: 'below 100 ms',
        },
        { what: 'Memory of the one process after it', value: `${memory} MB`, goal: 'below 400 MB' },
      ];
    } finally {
      await demo.stop();
    }
  });
}

function pagesOf(matchmakingId, scheduleId) {
  const of = (service, rest) => `/api/${service}/matchmakings/${matchmakingId}/${rest}`;
  return [
    of('meeting-request', 'directory?limit=50'),
    of('meeting-request', 'requests?limit=50'),
    of('scheduling', `schedules/${scheduleId}/grid`),
    of('registration', 'programme'),
    of('notification', 'mail-counts'),
  ];
}

async function readAll(address, cookie, pages) {
  const milliseconds = [];
  const until = performance.now() + PERIOD_MS;
  const reader = async (number) => {
    for (let turn = number; performance.now() < until; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 * THINKING_MS));
      const startedAt = performance.now();
      const answer = await fetch(address + pages[turn % pages.length], { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
      milliseconds.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: READERS }, (_, number) => reader(number)));
  return milliseconds;
}

async function signIn(address, { email, password }) {
  const answer = await fetch(`${address}/api/registration/sign-in/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}.`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function post(address, cookie, body) {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function residentMegabytes(address) {
  const figures = await (await fetch(`${address}/metrics`)).text();
  return Math.round(Number(/^process_resident_memory_bytes\S* (\S+)/m.exec(figures)?.[1]) / 1e6);
}

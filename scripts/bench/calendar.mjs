import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../ensure.mjs';

const COUNT = 2000;
const ATTEMPTS = 3;
const DAY = 24 * 3600_000;

/** Building and gating what calendars are sent: CPU time of this process, the best of three after one to warm up. */
export function calendar() {
  const library = path.join(root, 'dist', 'libs', 'calendar', 'src', 'index.js');
  const { buildAgenda, buildInvitation } = createRequire(import.meta.url)(library);
  const invitations = Array.from({ length: COUNT }, (_, index) => invitation(index));
  const agenda = { name: 'Feed', stampedAt: invitations[0].stampedAt, entries: invitations };
  const one = best(() => invitations.map(buildInvitation));
  const feed = best(() => buildAgenda(agenda));
  return [
    {
      what: `Building and checking ${COUNT} invitations (CPU time)`,
      value: `${one.toFixed(2)} s (${((one / COUNT) * 1000).toFixed(2)} ms each)`,
      goal: 'below 3 s',
    },
    {
      what: `The same for a feed of ${COUNT} entries (CPU time)`,
      value: `${feed.toFixed(2)} s`,
      goal: 'below 1 s',
    },
  ];
}

function invitation(index) {
  const startsAt = new Date(Date.UTC(2027, 5, 12, 7) + (index % 40) * 20 * 60_000);
  return {
    method: 'REQUEST',
    status: 'CONFIRMED',
    uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}@match.example`,
    sequence: index % 5,
    stampedAt: new Date(startsAt.getTime() - 10 * DAY),
    startsAt,
    endsAt: new Date(startsAt.getTime() + 20 * 60_000),
    organizer: {
      name: 'Cumbre de Clústeres (demo)',
      address: `rsvp+${index}.9f86d081884c7d65@match.example`,
    },
    attendee: { name: `Ana Muñoz ${index}`, address: `ana${index}@lacteos.example` },
    answer: 'NEEDS-ACTION',
    reminderMinutes: 10,
    summary: `Reunión con Clúster Lácteo ${index} (demo)`,
    description: `Mesa ${index % 100}\nTu hora: 02:00 (UTC−5)\nHora del encuentro: 09:00 (UTC+2)\n`.repeat(3),
    location: `Mesa ${index % 100}, Palazzo della Regione`,
    conference: { uri: `https://meet.example/r/${index}`, label: 'Entrar en la sala' },
  };
}

/** Seconds. */
function best(work) {
  work();
  const seconds = Array.from({ length: ATTEMPTS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return Math.min(...seconds);
}

/**
 * Keeps the last agenda of the participant at this browser, and the page that shows it, for when there is no
 * connection. Nothing else is kept: what is not here says that Ronda did not answer. What was kept says since when
 * (`Ronda-Kept-At`), and goes when the session ends or becomes another.
 */
const PAGE = 'ronda-page';
const AGENDA = 'ronda-agenda';
const AGENDA_ADDRESSES = [
  /^\/api\/registration\/session$/,
  /^\/api\/registration\/matchmakings\/[^/]+(\/participants\/[^/]+)?$/,
  /^\/api\/scheduling\/matchmakings\/[^/]+\/agenda$/,
];
const SESSION_CHANGES = /^\/api\/registration\/(session|sign-in|impersonation)(\/|$)/;
const FILES = /^\/(assets\/|favicon\.svg$)/;
const FIRST_FAULT = 500;
const UNAUTHENTICATED = 401;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** A page tells what it has loaded before this worker was there. */
self.addEventListener('message', (event) => {
  event.waitUntil(Promise.all(event.data.loaded.map(keepAddress)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method !== 'GET') {
    if (SESSION_CHANGES.test(pathname)) event.waitUntil(caches.delete(AGENDA));
  } else if (request.mode === 'navigate' && !pathname.startsWith('/api/')) {
    event.respondWith(newestPage(request));
  } else if (FILES.test(pathname)) {
    event.respondWith(file(request));
  } else if (isAgenda(pathname)) {
    event.respondWith(newestAgenda(request));
  }
});

const isAgenda = (pathname) => AGENDA_ADDRESSES.some((address) => address.test(pathname));

async function keepAddress(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== self.location.origin) return;
  if (pathname === '/') await newestPage(new Request(address));
  else if (FILES.test(pathname)) await file(new Request(address));
  else if (isAgenda(pathname)) await newestAgenda(new Request(address));
}

/** Every address has the same page, so that one copy stands for all. */
async function newestPage(request) {
  const pages = await caches.open(PAGE);
  const answer = await answerOrNull(request);
  if (answer?.ok) await pages.put('/', answer.clone());
  return answer ?? (await pages.match('/')) ?? Response.error();
}

/** A file's name changes with its content: one that is here is right. */
async function file(request) {
  const pages = await caches.open(PAGE);
  const kept = await pages.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await pages.put(request, answer.clone());
  return answer;
}

async function newestAgenda(request) {
  const answer = await answerOrNull(request);
  if (answer?.status === UNAUTHENTICATED) await caches.delete(AGENDA);
  const agendas = await caches.open(AGENDA);
  if (answer?.ok) await agendas.put(request, await dated(answer.clone()));
  return answer ?? (await agendas.match(request)) ?? Response.error();
}

/** Null where nobody answers, or only what stands before Ronda. */
async function answerOrNull(request) {
  const answer = await fetch(request).catch(() => null);
  return answer && answer.status < FIRST_FAULT ? answer : null;
}

async function dated(answer) {
  const headers = new Headers(answer.headers);
  headers.set('Ronda-Kept-At', new Date().toISOString());
  return new Response(await answer.blob(), { status: answer.status, headers });
}

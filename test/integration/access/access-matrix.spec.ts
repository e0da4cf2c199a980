import { randomUUID } from 'node:crypto';
import { Routes, type Role, type Route } from '@ronda/http';
import { contentsOf } from './contents';
import {
  bodySchemaOf,
  idNameOf,
  sampleOf,
  type Description,
  type Operation,
  type Schema,
} from './declared-input';
import { ID_NAMES, inhabit, institution, noIds, type Ids } from './inhabited-gathering';
import { WholeApp, type Got, type Person } from './whole-app';

type Who = Role | 'anonymous';
const ROLES: readonly Who[] = ['anonymous', 'participant', 'co-organiser', 'organiser', 'platform-admin'];

/** Health, figures and the mailbox of the demonstration: of the process, not of anybody's data. */
const OPERATIONS = /^(health|metrics|mailbox)\b/;

let app: WholeApp;
let description: Description;
let routes: readonly Route[];
let own: Ids;
let sibling: Ids;
let foreign: Ids;
const outside = { sibling: () => sibling, foreign: () => foreign };

beforeAll(async () => {
  app = await WholeApp.start();
  const { tenantId, organiser } = await institution(app);
  own = await inhabit(app, tenantId, organiser);
  sibling = await inhabit(app, tenantId, organiser);
  const other = await institution(app);
  foreign = await inhabit(app, other.tenantId, other.organiser);
  routes = app.app
    .get(Routes)
    .list()
    .filter(({ path }) => !OPERATIONS.test(path));
  description = JSON.parse(
    (await app.send(null, { method: 'GET', path: 'openapi.json' })).text,
  ) as Description;
});
afterAll(() => app.stop());

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const operationOf = ({ method, path }: Route): Operation =>
  description.paths[`/api/${path.replace(/:(\w+)/g, '{$1}')}`]![method.toLowerCase()]!;
const mayCall = ({ access }: Route, who: Who) =>
  access?.public === true || (who !== 'anonymous' && access?.roles.includes(who) === true);

/** Those who stand in the gathering `own`; a fresh session each time, as some routes end it. */
async function signIn(who: Who): Promise<string | null> {
  if (who === 'anonymous') return null;
  const { tenantId, matchmakingId, participantId, delegateId } = own as Record<string, string>;
  const bound = { tenantId: tenantId!, matchmakingIds: [matchmakingId!] };
  const people: Record<Role, Person> = {
    participant: { role: who, ...bound, participantId: participantId!, delegateId: delegateId! },
    'co-organiser': { role: who, ...bound },
    organiser: { role: who, tenantId: tenantId! },
    'platform-admin': { role: who, tenantId: null },
  };
  return app.signIn(people[who]);
}

/** Calls a route with these ids in its path, and in query and body wherever it takes one. */
function call(cookie: string | null, route: Route, inPath: Ids, inside: Ids | null): Promise<Got> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => inPath[name] ?? randomUUID());
  const query = new URLSearchParams();
  for (const { name, in: place } of operationOf(route).parameters ?? []) {
    const id = place === 'query' ? inside?.[idNameOf(name) ?? ''] : undefined;
    if (id !== undefined) query.set(name, id);
  }
  const schema = bodySchemaOf(description, operationOf(route));
  const body = schema && inside ? bodyOf(route, schema, inside) : undefined;
  const asked = query.size > 0 ? `${path}?${query.toString()}` : path;
  return app.send(cookie, { method: route.method, path: asked, ...(body !== undefined && { body }) });
}

/** Where one field decides what another may be, the schema alone makes no valid body. */
const bodyOf = (route: Route, schema: Schema, ids: Ids) =>
  route.path.endsWith('/runs')
    ? { scope: 'selected', meetingIds: [ids.meetingId] }
    : sampleOf(description, schema, ids);

/** An answer with every id of these named instead, so that answers about different things can be compared. */
function masked({ status, text }: Got, ...known: Ids[]): string {
  const names = known.flatMap((ids) => Object.entries(ids).map(([name, id]) => [id, `<${name}>`] as const));
  return `${status} ${names.reduce((masking, [id, name]) => masking.replaceAll(id, name), text)}`;
}

/** The ids a route takes beside the gathering of its path. */
function takesIds(route: Route): boolean {
  const { parameters = [] } = operationOf(route);
  const names = parameters.filter(({ in: place }) => place !== 'header').map(({ name }) => name);
  const schema = bodySchemaOf(description, operationOf(route));
  const fields = Object.keys(schema?.properties ?? {});
  return [...names, ...fields].some((name) => name !== 'matchmakingId' && idNameOf(name) !== null);
}

/** Public routes that change something of an institution whose ids are known, by design: people apply there. */
const OPEN_TO_ALL = 'POST registration/tenants/:tenantId/matchmakings/:matchmakingId/applications';

describe('the gatherings of the matrix', () => {
  it('hold something behind every kind of id that a route takes', () => {
    const kinds = routes.flatMap(({ path }) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!));
    // A token is no id: it is signed or secret, and the routes that take one are open to everybody.
    const ids = kinds.filter((name) => name !== 'token');
    expect([...new Set(ids)].filter((name) => !(ID_NAMES as readonly string[]).includes(name))).toEqual([]);
    for (const ids of [own, sibling, foreign]) {
      expect(ID_NAMES.filter((name) => typeof ids[name] !== 'string')).toEqual([]);
    }
  });
});

describe('the table of access', () => {
  it('names the same routes as the router and the description of the API', () => {
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const isOurs = (route: string) => /^\w+ \/api\/(?!docs|openapi\.json|mailbox)/.test(route);
    const declared = routes
      .map(({ method, path }) => `${method} /api/${path.replace(/:(\w+)/g, '{$1}')}`)
      .sort();
    expect(described.filter(isOurs).sort()).toEqual(declared);
    const routed = routedIn(app).map((route) => route.replace(/:(\w+)/g, '{$1}'));
    expect(routed.filter(isOurs).sort()).toEqual(declared);
  });

  it('names the same roles as the description of the API', () => {
    for (const route of routes) {
      const roles = route.access?.public === false ? route.access.roles.join(', ') : undefined;
      expect([nameOf(route), operationOf(route)['x-roles']]).toEqual([nameOf(route), roles]);
    }
  });
});

describe.each(ROLES)('%s', (who) => {
  it('gets no further than the guard where the table does not name the role, and changes nothing', async () => {
    const cookie = await signIn(who);
    const before = await contentsOf(app);
    const expected = who === 'anonymous' ? 401 : 403;
    const surprises: string[] = [];
    for (const route of routes.filter((one) => !mayCall(one, who))) {
      const got = await call(cookie, route, own, own);
      if (got.status !== expected) surprises.push(`${nameOf(route)}: ${got.status} ${got.text}`);
    }
    expect(surprises).toEqual([]);
    expect(await contentsOf(app)).toEqual(before);
  });

  it.each(['sibling', 'foreign'] as const)(
    'finds a %s gathering no more than one that does not exist, and changes nothing',
    async (where) => {
      const isWithinReach = where === 'sibling' && who === 'organiser';
      const cookie = await signIn(who);
      const before = await contentsOf(app);
      const surprises: string[] = [];
      const scoped = routes.filter(
        (one) => one.path.includes(':matchmakingId') && nameOf(one) !== OPEN_TO_ALL,
      );
      for (const route of scoped.filter((one) => mayCall(one, who) && !one.access?.public)) {
        if (isWithinReach) continue;
        const random = noIds();
        const there = outside[where]();
        const got = await call(cookie, route, there, there);
        const missing = await call(cookie, route, random, random);
        const isAlike = masked(got, there) === masked(missing, random);
        if (got.status !== 404 || !isAlike)
          surprises.push(`${nameOf(route)}: ${masked(got, there)}\n  but ${masked(missing, random)}`);
      }
      expect(surprises).toEqual([]);
      expect(await contentsOf(app)).toEqual(before);
    },
  );

  it.each(['sibling', 'foreign'] as const)(
    'reaches nothing of a %s gathering by its id inside the own one, and changes nothing',
    async (where) => {
      const surprises: string[] = [];
      const before = await contentsOf(app);
      for (const route of routes.filter((one) => mayCall(one, who) && takesIds(one))) {
        if (where === 'sibling' && isOfTheTenant(route)) continue;
        const cookie = await signIn(who);
        const random = noIds();
        const there = outside[where]();
        const got = await call(cookie, route, { ...there, ...gatheringOfPath(route) }, there);
        const missing = await call(cookie, route, { ...random, ...gatheringOfPath(route) }, random);
        const [answer, expected] = [masked(got, there, own), masked(missing, random, own)];
        // A list may be filtered by what is not there. 400 would mean that the ids were never looked at.
        const isRefused = got.status > 400 && got.status < 500;
        const isEmptyHanded = isRefused || (route.method === 'GET' && got.status === 200);
        if (answer !== expected || !isEmptyHanded)
          surprises.push(`${nameOf(route)}: ${answer}\n  but ${expected}`);
      }
      expect(surprises).toEqual([]);
      expect(withoutSessions(await contentsOf(app))).toEqual(withoutSessions(before));
    },
  );

  it('is told that an id is none, whatever else stands in its place', async () => {
    const cookie = await signIn(who);
    const surprises: string[] = [];
    for (const route of routes.filter((one) => mayCall(one, who))) {
      const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      for (const name of names) {
        for (const wrong of ['undefined', 'null', '[]', '%5Bobject%20Object%5D', '*', "'--"]) {
          const got = await call(cookie, route, { ...own, [name]: wrong }, null);
          const isRefused = got.status === 400 || (who === 'platform-admin' && got.status === 403);
          if (!isRefused) surprises.push(`${nameOf(route)} ${name}=${wrong}: ${got.status} ${got.text}`);
        }
      }
      for (const [field, body] of bodiesWithoutId(route)) {
        const cookieOfThis = await signIn(who);
        const sent = { method: route.method, path: pathOf(route, own), body };
        const got = await app.send(cookieOfThis, sent);
        if (got.status !== 400)
          surprises.push(
            `${nameOf(route)} ${field}=${JSON.stringify(body[field])}: ${got.status} ${got.text}`,
          );
      }
    }
    expect(surprises).toEqual([]);
  });

  it('reads in the own gathering what the table allows, and is answered without a fault everywhere', async () => {
    const surprises: string[] = [];
    for (const route of routes.filter((one) => mayCall(one, who))) {
      const got = await call(await signIn(who), route, own, null);
      const isBarred = got.text.includes('"HTTP.FORBIDDEN"') || got.text.includes('"HTTP.UNAUTHENTICATED"');
      if (got.status >= 500 || isBarred || got.text.includes('"MATCHMAKING.NOT_FOUND"'))
        surprises.push(`${nameOf(route)}: ${got.status} ${got.text}`);
    }
    expect(surprises).toEqual([]);
  });
});

/** Routes that work in the whole institution, or are open to everybody for each of its gatherings. */
const isOfTheTenant = ({ path }: Route) => !path.includes('/matchmakings/') || path.includes(':tenantId');

const gatheringOfPath = ({ path }: Route): Ids =>
  path.includes(':tenantId') ? { tenantId: own.tenantId! } : { matchmakingId: own.matchmakingId! };

const pathOf = ({ path }: Route, ids: Ids) => path.replace(/:(\w+)/g, (_, name: string) => ids[name]!);

const withoutSessions = ({ 'registration.sign_in_session': _, ...rest }: Record<string, string>) => rest;

/** The route's body with something else where an id belongs. */
function bodiesWithoutId(route: Route): [field: string, body: Record<string, unknown>][] {
  const schema = bodySchemaOf(description, operationOf(route));
  if (!schema) return [];
  const right = bodyOf(route, schema, own) as Record<string, unknown>;
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => idNameOf(name) !== null);
  return fields.flatMap(([name, property]) => {
    const wrong: unknown[] = ['undefined', 'null', {}, { $ne: null }, [[]], 7, true];
    if (!takesNull(property)) wrong.push(null);
    return wrong.map((value): [string, Record<string, unknown>] => [name, { ...right, [name]: value }]);
  });
}

const takesNull = ({ anyOf = [], type }: Schema) =>
  anyOf.some((one) => one.type === 'null') || [type].flat().includes('null');

/** What Express itself has routes for. */
function routedIn({ app: nest }: WholeApp): string[] {
  interface Layer {
    readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  }
  const { router } = nest.getHttpAdapter().getInstance() as unknown as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}

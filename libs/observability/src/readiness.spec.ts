import { Readiness } from './readiness';

const works = { name: 'scheduling database', check: () => Promise.resolve() };
const fails = { name: 'queue', check: () => Promise.reject(new Error('connection refused')) };
const hangs = { name: 'queue', check: () => new Promise<void>(() => undefined) };

describe('readiness', () => {
  it('is given when every check passes', async () => {
    const readiness = new Readiness();
    readiness.add(works);
    expect(await readiness.report()).toEqual({ ready: true, checks: { 'scheduling database': 'up' } });
  });

  it.each([fails, hangs])('is refused when one check fails or does not answer', async (bad) => {
    const readiness = new Readiness();
    readiness.add(works);
    readiness.add(bad);
    expect(await readiness.report(1)).toEqual({
      ready: false,
      checks: { 'scheduling database': 'up', queue: 'down' },
    });
  });

  it('is given, and the trouble told, while what is down can wait', async () => {
    const readiness = new Readiness();
    readiness.add(works);
    readiness.add({ ...fails, canWait: true });
    expect(await readiness.report()).toEqual({
      ready: true,
      checks: { 'scheduling database': 'up', queue: 'down' },
    });
  });

  it('is refused once shutting down has begun', async () => {
    const readiness = new Readiness();
    readiness.add(works);
    readiness.beginShutdown();
    expect((await readiness.report()).ready).toBe(false);
  });
});

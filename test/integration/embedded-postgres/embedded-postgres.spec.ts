import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  attachEmbeddedPostgres,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@ronda/embedded-postgres';
import { Client } from 'pg';

const FAST = { fsync: 'off' };

describe('the embedded PostgreSQL', () => {
  let place: string;
  let dataDir: string;
  let real: string | undefined;

  beforeEach(() => {
    place = mkdtempSync(path.join(tmpdir(), 'ronda-test-'));
    chmodSync(place, 0o755);
    dataDir = path.join(place, 'postgres');
    real = undefined;
  });
  afterEach(async () => {
    await stopEmbeddedPostgres(dataDir);
    rmSync(place, { recursive: true, force: true });
    if (real) rmSync(real, { recursive: true, force: true });
    if (real) rmSync(`${real}.log`, { force: true });
  });

  const start = async (): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ dataDir, settings: FAST });
    real = postgres.dataDir;
    return postgres;
  };

  it('keeps its data over a stop and a start', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start();
    expect(second.isAttached).toBe(false);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('lives in a process group of its own and is found again by whoever comes next', async () => {
    const left = await start();
    expect(processGroup(left.pid)).toBe(left.pid);
    const found = await start();
    expect(found).toMatchObject({ isAttached: true, pid: left.pid, port: left.port, url: left.url });
    expect(await query(found.url, 'SELECT current_database() AS name')).toEqual([{ name: 'ronda' }]);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600);
  });

  it('is gone after stop, and stopping once more does nothing', async () => {
    const { pid } = await start();
    expect(await stopEmbeddedPostgres(dataDir)).toBe(true);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await stopEmbeddedPostgres(dataDir)).toBe(false);
    expect(await attachEmbeddedPostgres(dataDir)).toBeNull();
  });

  it('recovers by itself after its own process was killed', async () => {
    const { url, pid } = await start();
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS row');
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    const { url: again } = await start();
    expect(await query(again, 'SELECT row FROM kept')).toEqual([{ row: 1 }]);
  });

  it('starts although the number of its dead server now belongs to another process', async () => {
    await (await start()).stop();
    const pidFile = path.join(real!, 'postmaster.pid');
    writeFileSync(pidFile, [process.pid, real, 1, 1, '', '', '', 'ready', ''].join('\n'));
    const started = await start();
    expect(started.isAttached).toBe(false);
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(String(started.pid));
  });

  it('serves a folder that its own user cannot come to', async () => {
    chmodSync(place, 0o700);
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(dataDir, 'PG_VERSION'))).toBe(true);
  });

  it('makes one cluster when two start at once', async () => {
    const both = await Promise.all([start(), start()]);
    expect(new Set(both.map(({ pid }) => pid)).size).toBe(1);
  });

  describe('says what is wrong and changes nothing', () => {
    it('when the port is taken', async () => {
      const holder = createServer();
      await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
      const { port } = holder.address() as { port: number };
      await expect(startEmbeddedPostgres({ dataDir, port, settings: FAST })).rejects.toMatchObject({
        code: 'EMBEDDED_POSTGRES.PORT_TAKEN',
        message: expect.stringContaining(`Port ${port}`),
      });
      holder.close();
    });

    it('when the data was made by another major version', async () => {
      await (await start()).stop();
      writeFileSync(path.join(real!, 'PG_VERSION'), '15\n');
      await expect(start()).rejects.toMatchObject({
        code: 'EMBEDDED_POSTGRES.OTHER_VERSION',
        message: expect.stringMatching(/made by PostgreSQL 15.*\nMaybe /),
      });
      expect(readFileSync(path.join(real!, 'PG_VERSION'), 'utf8')).toBe('15\n');
    });

    it('when the password of the data is gone', async () => {
      await (await start()).stop();
      rmSync(`${dataDir}.password`);
      await expect(start()).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES.PASSWORD_MISSING' });
    });

    it('when the password is another', async () => {
      const running = await start();
      writeFileSync(`${dataDir}.password`, randomUUID());
      await expect(attachEmbeddedPostgres(dataDir)).rejects.toMatchObject({
        code: 'EMBEDDED_POSTGRES.NOT_OURS',
      });
      await running.stop();
    });

    it('when the server does not like a setting, in the words of its log', async () => {
      const refused = startEmbeddedPostgres({ dataDir, settings: { fsync: 'perhaps' } });
      await expect(refused).rejects.toMatchObject({
        code: 'EMBEDDED_POSTGRES.DID_NOT_START',
        message: expect.stringContaining('parameter "fsync" requires a Boolean value'),
      });
    });
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** Field 5 of /proc/<pid>/stat, after the name in parentheses. */
function processGroup(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[2]);
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      await new Promise(setImmediate);
    } catch {
      return;
    }
  }
}

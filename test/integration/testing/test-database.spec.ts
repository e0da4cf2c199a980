import { testDatabase, type TestDatabase } from '@ronda/testing';
import { Client } from 'pg';

async function run(database: { url: string }, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  const made: TestDatabase[] = [];
  let preparations = 0;
  const prepared = async (): Promise<TestDatabase> => {
    const database = await testDatabase({
      template: 'of-this-spec',
      prepare: async (url) => {
        preparations += 1;
        await run({ url }, 'CREATE TABLE greeting AS SELECT 1 AS n');
      },
    });
    made.push(database);
    return database;
  };
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  it('begins as its template, which is prepared once, and shares nothing with its twin', async () => {
    const [one, other] = await Promise.all([prepared(), prepared()]);
    await run(one, 'INSERT INTO greeting VALUES (2)');
    expect(await run(one, 'SELECT n FROM greeting ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await run(other, 'SELECT n FROM greeting')).toEqual([{ n: 1 }]);
    expect(preparations).toBe(1);
  });

  it('is empty without a template', async () => {
    const database = await testDatabase();
    made.push(database);
    expect(await run(database, "SELECT FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
  });

  it('prepares a template again when the first attempt failed half way', async () => {
    let attempts = 0;
    const options = {
      template: 'fails-once',
      prepare: async (url: string) => {
        attempts += 1;
        await run({ url }, 'CREATE TABLE half AS SELECT 1 AS n');
        if (attempts === 1) throw new Error('the migration stopped');
      },
    };
    await expect(testDatabase(options)).rejects.toThrow('the migration stopped');
    made.push(await testDatabase(options));
    expect(attempts).toBe(2);
  });

  it('is gone after drop, even with a connection open', async () => {
    const database = await testDatabase();
    const open = new Client({ connectionString: database.url });
    open.on('error', () => undefined);
    await open.connect();
    await database.drop();
    await expect(run(database, 'SELECT 1')).rejects.toThrow('does not exist');
    await open.end();
  });
});

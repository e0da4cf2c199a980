import { newestZones } from '@ronda/calendar';
import { systemZoneFiles } from '@ronda/config';
import { testDatabase, type TestDatabase } from '@ronda/testing';
import { Client } from 'pg';

const names = Intl.supportedValuesOf('timeZone');
const zones = newestZones(systemZoneFiles());
/** Noon of the 15th of every month. */
const monthsOf = (first: number, last: number) =>
  Array.from({ length: (last - first + 1) * 12 }, (_, month) => new Date(Date.UTC(first, month, 15, 12)));

describe("PostgreSQL's AT TIME ZONE", () => {
  let database: TestDatabase;
  let sql: Client;

  beforeAll(async () => {
    database = await testDatabase({ template: 'empty', prepare: () => Promise.resolve() });
    sql = new Client({ connectionString: database.url });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  /** The zones about which the database and we differ at one of these moments. */
  async function differing(moments: readonly Date[]): Promise<string[]> {
    const { rows } = await sql.query<{ zone: string; moment: Date; minutes: number }>(
      `SELECT zone, moment,
              (extract(epoch FROM (moment AT TIME ZONE zone) - (moment AT TIME ZONE 'UTC')) / 60)::float AS minutes
       FROM unnest($1::text[]) zone, unnest($2::timestamptz[]) moment`,
      [names, moments],
    );
    expect(rows).toHaveLength(names.length * moments.length);
    const wrong = rows.filter((row) => zones.find(row.zone)?.offsetMinutes(row.moment) !== row.minutes);
    return [...new Set(wrong.map(({ zone }) => zone))];
  }

  it('C44 shows the same time as we do in every zone, in each month of 2016 to 2024', async () => {
    expect(await differing(monthsOf(2016, 2024))).toEqual([]);
  });

  it('C44 differs about the years to come in the few zones only that a newer release of the data changed', async () => {
    // Each brings its own release: what governments decided lately is known to one of them and not to the other.
    expect((await differing(monthsOf(2026, 2029))).length).toBeLessThan(names.length / 30);
  });
});

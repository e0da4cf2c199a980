import { pathOf, type Story } from '../../apps/cli/src/demo/story';
import { eventually } from '../integration/eventually';
import { FOUR_PROCESSES, Installation } from './installation';
import { outcomeOf } from './outcome';
import { expectPromisesKept } from './promises';
import { smallGathering } from './small-gathering';
import { beginStory, playUntil } from './teller';

/** Enough moves for a worker to be in the middle of them when it is killed. */
const LONG_RUN = 6_000_000;
const PATIENCE_MS = 300_000;

describe('a process that is killed in the middle of its work', () => {
  let installation: Installation;
  let story: Story;
  beforeAll(async () => {
    installation = await Installation.start(FOUR_PROCESSES, { QUEUE_BACKEND: 'postgres' });
    story = await beginStory(installation, smallGathering());
    await playUntil(story, 'close');
  }, PATIENCE_MS);
  afterAll(() => installation.stop());

  it(
    'a scheduling replica: another one finishes its allocation run',
    async () => {
      const runs = `${pathOf(story, 'scheduling')}/runs`;
      const { id } = await story.api.post<{ id: string }>(runs, { seed: 1, iterations: LONG_RUN });
      story.learn({ runId: id });
      const owner = await eventually('the run has an owner and progress', () =>
        one<string>(`SELECT owner FROM scheduling.run WHERE id = '${id}' AND progress IS NOT NULL`),
      );
      await installation.kill(pidIn(owner));
      // Twenty seconds pass, as far as the lease of the dead one can tell.
      await installation.sql.query('UPDATE scheduling.run SET lease_until = now() WHERE id = $1', [id]);
      await playUntil(story, 'allocate');
      const run = await story.api.get<{ epoch: number; status: string }>(`${runs}/${id}`);
      expect(run).toMatchObject({ status: 'finished', epoch: 2 });
    },
    PATIENCE_MS,
  );

  it(
    'C28 a notification replica: nobody gets a mail twice, and the doubtful one is shown',
    async () => {
      let count = 0;
      const held = installation.mailbox.holdNext(
        ({ bytes }) => bytes.includes('method=REQUEST') && ++count > 10,
      );
      await playUntil(story, 'publish');
      await held;
      const owner = await eventually('a mail is being sent', () =>
        one<string>(`SELECT owner FROM notification.mail WHERE status = 'sending' AND phase = 'body'`),
      );
      await installation.kill(pidIn(owner));
      // Three minutes pass, as far as the leases of the dead one can tell. It may have had several connections open:
      // each mail whose body was on the wire is one of which nobody can know.
      const { rows: doubtful } = await installation.sql.query(
        `WITH abandoned AS (UPDATE notification.mail SET lease = now() WHERE owner = $1 RETURNING status, phase)
         SELECT FROM abandoned WHERE status = 'sending' AND phase = 'body'`,
        [owner],
      );
      await playUntil(story);
      expectPromisesKept(await outcomeOf(story, installation), doubtful.length);
    },
    PATIENCE_MS,
  );

  async function one<T>(query: string): Promise<T | undefined> {
    const { rows } = await installation.sql.query<Record<string, T>>(query);
    return rows[0] && Object.values(rows[0])[0];
  }
});

/** @example pidIn('process 4711') // 4711 */
function pidIn(owner: string): number {
  return Number(/\d+/.exec(owner.replace(/^[^/]*\//, ''))?.[0]);
}

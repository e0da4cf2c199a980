import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ConfigModule } from '@ronda/config';
import type { Envelope } from '@ronda/contracts';
import { DomainError } from '@ronda/domain';
import { Outbox, QueueConnection, type MessageQueue } from '@ronda/messaging';
import { runWithCorrelation } from '@ronda/observability';
import { databaseOf, transactionOf, type Database, type Transaction } from '@ronda/persistence';
import { isRedisInstalled, startRedis, type TestDatabase, type TestRedis } from '@ronda/testing';
import { Client } from 'pg';
import { eventually } from '../eventually';
import { configFor, platformDatabase } from '../platform-database';
import { CountingSweep, Script, SmallMeetingRequest, SmallScheduling, smallServices } from './small-services';

const withRedis = isRedisInstalled();
if (!withRedis)
  process.stdout.write('The Redis half of the queue suite is skipped: no redis-server on the path.\n');

describe.each(['postgres', 'redis'] as const)('messages over %s', (backend) => {
  if (backend === 'redis' && !withRedis) {
    it.skip('needs redis-server on the path', () => undefined);
    return;
  }

  const tenantId = randomUUID();
  let database: TestDatabase;
  let redis: TestRedis | null = null;
  let app: INestApplicationContext;
  let sender: { transaction: Transaction; database: Database; outbox: Outbox };
  let receiver: { transaction: Transaction; database: Database; queue: MessageQueue };
  let script: Script;
  let admin: Client;

  beforeAll(async () => {
    redis = backend === 'redis' ? await startRedis() : null;
    database = await platformDatabase('small-services', smallServices);
    admin = new Client({ connectionString: database.url });
    await admin.connect();
    for (const age of ['25 hours', '26 hours', '1 hour']) await keep(admin, age);
    const config = configFor(database.url, { QUEUE_BACKEND: backend, REDIS_URL: redis?.url });
    app = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(config), SmallScheduling, SmallMeetingRequest],
    }).compile();
    app.useLogger(false);
    await app.init();
    sender = {
      transaction: app.get(transactionOf('meeting-request')),
      database: app.get(databaseOf('meeting-request')),
      outbox: app.select(SmallMeetingRequest).get(Outbox, { strict: false }),
    };
    receiver = {
      transaction: app.get(transactionOf('scheduling')),
      database: app.get(databaseOf('scheduling')),
      queue: app.get(QueueConnection, { strict: false }).queue('scheduling'),
    };
    script = app.get(Script, { strict: false });
  });

  afterEach(() => {
    script.before = () => Promise.resolve();
  });

  afterAll(async () => {
    await admin.end();
    await app.close();
    await redis?.stop();
    await database.drop();
  });

  it('forget idempotency keys a day old, of institutions that have fallen silent too', async () => {
    const ages = async () => {
      const { rows } = await admin.query<{ key: string }>('SELECT key FROM scheduling.idempotency_key');
      return rows.map(({ key }) => key);
    };
    await eventually('old keys are gone', async () => (await ages()).length < 3);
    expect(await ages()).toEqual(['1 hour']);
  });

  it('delivers a committed message once, with its correlation', async () => {
    const correlationId = randomUUID();
    const matchmakingId = await runWithCorrelation({ correlationId, causationId: null }, () => send());
    const [messageId] = await effectsOf(matchmakingId, 1);
    expect(script.correlations.get(messageId!)).toEqual({ correlationId, causationId: messageId });
    await settled(messageId!);
    expect(await effectsOf(matchmakingId, 1)).toHaveLength(1);
  });

  it('sends nothing of a transaction that rolls back', async () => {
    const matchmakingId = randomUUID();
    const work = sender.transaction.run(tenantId, async () => {
      await sender.outbox.add('booking-window.closed@1', { matchmakingId, revision: 1 });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await outboxRows(matchmakingId)).toHaveLength(0);
  });

  it('does nothing when the same message arrives a second time', async () => {
    const matchmakingId = await send();
    const [messageId] = await effectsOf(matchmakingId, 1);
    await deliver(envelope(matchmakingId, messageId));
    expect(await effectsOf(matchmakingId, 1)).toHaveLength(1);
  });

  it('delivers what was committed by a process that died before it rang', async () => {
    const matchmakingId = randomUUID();
    await commitWithoutRinging(matchmakingId);
    expect(await effectsOf(matchmakingId, 1)).toHaveLength(1);
  });

  it('handles messages that overtake each other', async () => {
    const matchmakingId = randomUUID();
    const [first, second] = [envelope(matchmakingId), envelope(matchmakingId)];
    await deliver(second);
    await deliver(first);
    expect(new Set(await effectsOf(matchmakingId, 2))).toEqual(new Set([first.id, second.id]));
  });

  it('delivers a message whose queue was lost', async () => {
    await receiver.queue.pause();
    const matchmakingId = await send();
    await eventually('the relay sent it', async () => (await outboxRows(matchmakingId))[0]?.sent_at);
    await receiver.queue.obliterate({ force: true });
    await receiver.queue.resume();
    expect(await effectsOf(matchmakingId, 1)).toHaveLength(1);
  });

  it('tries again when a handler fails, and keeps nothing of the failed attempt', async () => {
    let attempts = 0;
    script.before = async () => {
      attempts += 1;
      if (attempts === 1) {
        await insertEffectThen(new Error('the network hiccuped'));
      }
    };
    const matchmakingId = await send();
    expect(await effectsOf(matchmakingId, 1)).toHaveLength(1);
    expect(attempts).toBe(2);
  });

  it('does not try again when a rule is broken, and tells the sender', async () => {
    let attempts = 0;
    script.before = () => {
      attempts += 1;
      return Promise.reject(new DomainError('SCHEDULE.IMPOSSIBLE', 'No.'));
    };
    const matchmakingId = await send();
    const [row] = await outboxRows(matchmakingId);
    await settled(row!.id);
    expect(attempts).toBe(1);
    const refusals = await receiver.transaction.withoutTenant(() =>
      receiver.database.query<{ refusal: string }>('SELECT refusal FROM inbox WHERE message_id = $1', [
        row!.id,
      ]),
    );
    expect(refusals).toEqual([{ refusal: 'SCHEDULE.IMPOSSIBLE' }]);
  });

  it('lets long work open its own transactions', async () => {
    const matchmakingId = randomUUID();
    const work = { ...envelope(matchmakingId), name: 'scheduling.allocate@1' as const };
    await deliver({ ...work, data: { matchmakingId, revision: 1, runId: randomUUID() } });
    expect(await effectsOf(matchmakingId, 1)).toEqual([work.id]);
  });

  it('parks a message nobody handles after twenty rings', async () => {
    const matchmakingId = randomUUID();
    script.before = () => Promise.reject(new Error('never'));
    await commitWithoutRinging(matchmakingId, { rings: 20 });
    await eventually('it is parked', async () => (await outboxRows(matchmakingId))[0]?.parked_at);
  });

  it('calls the sweeps of the service again and again', async () => {
    const sweep = app.get(CountingSweep, { strict: false });
    const before = sweep.sweeps;
    await eventually('two more sweeps', () => Promise.resolve(sweep.sweeps >= before + 2));
  });

  async function send(): Promise<string> {
    const matchmakingId = randomUUID();
    await sender.transaction.run(tenantId, () =>
      sender.outbox.add('booking-window.closed@1', { matchmakingId, revision: 1 }),
    );
    return matchmakingId;
  }

  async function commitWithoutRinging(matchmakingId: string, { rings = 0 } = {}): Promise<void> {
    await sender.transaction.withoutTenant(() =>
      sender.database.query(
        `INSERT INTO outbox (id, name, tenant_id, correlation_id, data, rings, sent_at, rung_at)
         VALUES ($1, 'booking-window.closed@1', $2, 'none', $3, $4::integer,
                 CASE WHEN $4::integer > 0 THEN now() END, CASE WHEN $4::integer > 0 THEN now() END)`,
        [randomUUID(), tenantId, { matchmakingId, revision: 1 }, rings],
      ),
    );
  }

  function envelope(matchmakingId: string, id: string = randomUUID()): Envelope<'booking-window.closed@1'> {
    return {
      id,
      name: 'booking-window.closed@1',
      tenantId,
      occurredAt: '2026-01-01T00:00:00.000Z',
      correlationId: 'none',
      causationId: null,
      data: { matchmakingId, revision: 1 },
    };
  }

  /** Puts a message into the queue directly and waits until a worker has taken it from there. */
  async function deliver(message: Envelope): Promise<void> {
    const jobId = `delivery_${randomUUID()}`;
    await receiver.queue.add(message.name, message, { jobId, removeOnComplete: true });
    await eventually('the job is done', async () => (await receiver.queue.getJob(jobId)) === undefined);
  }

  /** The messages that took effect, once there are as many as expected. */
  function effectsOf(matchmakingId: string, expected: number): Promise<string[]> {
    return eventually(`${expected} effects`, async () => {
      const rows = await receiver.transaction.run(tenantId, () =>
        receiver.database.query<{ message_id: string }>(
          'SELECT message_id FROM effect WHERE matchmaking_id = $1',
          [matchmakingId],
        ),
      );
      return rows.length >= expected ? rows.map((row) => row.message_id) : null;
    });
  }

  function outboxRows(
    matchmakingId: string,
  ): Promise<{ id: string; sent_at: Date | null; settled_at: Date | null; parked_at: Date | null }[]> {
    return sender.transaction.withoutTenant(() =>
      sender.database.query(`SELECT * FROM outbox WHERE data->>'matchmakingId' = $1`, [matchmakingId]),
    );
  }

  async function settled(messageId: string): Promise<void> {
    await eventually('the sender knows', async () => {
      const [row] = await sender.transaction.withoutTenant(() =>
        sender.database.query<{ settled_at: Date | null }>('SELECT settled_at FROM outbox WHERE id = $1', [
          messageId,
        ]),
      );
      return row?.settled_at;
    });
  }

  async function insertEffectThen(error: Error): Promise<never> {
    await receiver.database.query(
      'INSERT INTO effect (tenant_id, message_id, name, matchmaking_id) SELECT tenant_id, gen_random_uuid(), name, matchmaking_id FROM (VALUES ($1::uuid, $2, $3::uuid)) AS lost (tenant_id, name, matchmaking_id)',
      [tenantId, 'lost', randomUUID()],
    );
    throw error;
  }
});

/** A key of an institution that never comes back. */
async function keep(admin: Client, age: string): Promise<void> {
  await admin.query(
    `INSERT INTO scheduling.idempotency_key (tenant_id, actor_id, key, route, request_sha256, created_at)
     VALUES (gen_random_uuid(), gen_random_uuid(), $1, 'POST /api/scheduling', '', now() - $1::text::interval)`,
    [age],
  );
}

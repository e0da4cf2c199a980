import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SmtpListener } from '@ronda/mailbox';
import { environmentFor } from '../integration/platform-database';
import { Gathering } from '../integration/notification/gathering';
import { NotificationWorld } from '../integration/notification/notification-app';

const PROGRAM = path.resolve(__dirname, '../../dist/apps/notification/src/main.js');
const PEOPLE = 1000;
const KILLS = 100;
/** How long the mail server thinks about each mail. */
const RELAY_MS = 20;
const MOST_UNKNOWN = 200;

jest.setTimeout(3_600_000);

/** What the mail server took, by Message-ID. */
class Relay {
  readonly timesTaken = new Map<string, number>();
  private waiting: (() => void) | null = null;

  static async start(): Promise<Relay> {
    const relay = new Relay();
    relay.listener = await SmtpListener.start({
      take: ({ bytes }) => {
        relay.take(/^Message-ID: (.*)\r$/im.exec(bytes.toString('latin1'))![1]!);
      },
      faultFor: () => ({ at: 'wait', until: delay(RELAY_MS) }),
    });
    return relay;
  }

  private listener!: SmtpListener;

  get url(): string {
    return this.listener.url;
  }

  /** Resolves with the next mail. */
  async next(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.waiting = resolve;
    });
  }

  stop(): Promise<void> {
    return this.listener.stop();
  }

  private take(messageId: string): void {
    this.timesTaken.set(messageId, (this.timesTaken.get(messageId) ?? 0) + 1);
    this.waiting?.();
  }
}

describe('a mail worker that is killed', () => {
  let world: NotificationWorld;
  let relay: Relay;

  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error('This runs the built program.\nMaybe run npm run build first.');
    world = await NotificationWorld.create();
    relay = await Relay.start();
  });
  afterAll(async () => {
    await world.stop();
    await relay.stop();
  });

  /** The gathering's mails, planned and not yet sent. */
  async function plan(): Promise<Gathering> {
    const gathering = await Gathering.create(world);
    for (let made = 0; made < PEOPLE; made += 2) {
      await gathering.meeting(await gathering.person(`A${made}`), await gathering.person(`B${made}`));
    }
    const app = await world.start({ MAIL_HOLD_SECONDS: '3600' });
    await gathering.publish();
    await app.close();
    world.apps.length = 0;
    await world.query('UPDATE notification.mail SET due_at = now()');
    return gathering;
  }

  function worker(): ChildProcess {
    const settings = { SMTP_URL: relay.url, MAIL_TRANSPORT: 'smtp', PORT: '0', LOG_LEVEL: 'silent' };
    const env = { PATH: process.env.PATH, ...environmentFor(world.databaseUrl, settings) };
    return fork(PROGRAM, [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  /** As if the leases of the dead had ended: nobody waits three minutes a hundred times. */
  const expireLeases = () =>
    world.query(`UPDATE notification.mail SET lease = now() - interval '1 s' WHERE status = 'sending'`);

  it(`loses none of ${PEOPLE} agendas at ${KILLS} random points, sends none twice, and lists what is in doubt`, async () => {
    const gathering = await plan();
    let kills = 0;
    while (kills < KILLS) {
      const child = worker();
      const exited = once(child, 'exit');
      await Promise.race([relay.next(), exited]);
      await delay(Math.random() * 12 * RELAY_MS);
      child.kill('SIGKILL');
      await exited;
      await expireLeases();
      kills += 1;
    }
    const survivor = await world.start({ SMTP_URL: relay.url });
    await world.settled();
    const mails = await world.mails();
    const count = (status: string) => mails.filter((mail) => mail.status === status).length;
    const taken = (messageId: string | null) => relay.timesTaken.get(messageId ?? '') ?? 0;
    const lost = mails.filter(({ status, message_id }) => status === 'sent' && taken(message_id) === 0);
    const twice = [...relay.timesTaken.values()].filter((times) => times > 1);
    process.stdout.write(
      `${kills} kills, ${mails.length} mails: ${count('sent')} sent, ${count('unknown')} unknown, ${lost.length} lost, ${twice.length} twice\n`,
    );
    expect(mails.filter(({ kind }) => kind === 'agenda')).toHaveLength(PEOPLE);
    expect([lost, twice]).toEqual([[], []]);
    expect(count('sent') + count('unknown')).toBe(mails.length);
    expect(count('unknown')).toBeLessThanOrEqual(MOST_UNKNOWN);
    const cookie = await world.signIn('organiser', gathering.tenantId);
    const counts = await world.get(
      `notification/matchmakings/${gathering.matchmakingId}/mail-counts`,
      cookie,
    );
    expect(counts.body).toMatchObject({ unknown: count('unknown'), failed: 0, pending: 0 });
    await survivor.close();
    world.apps.length = 0;
  });
});

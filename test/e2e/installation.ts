import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '@ronda/embedded-postgres';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import { eventually } from '../integration/eventually';
import { environmentFor } from '../integration/platform-database';
import { wholeDatabase } from '../integration/platform/platform-app';
import { HoldingMailbox } from './holding-mailbox';
import { Router, type Routing } from './router';

const DIST = path.resolve(__dirname, '../../dist/apps');
const SERVICES = ['meeting-request', 'scheduling', 'notification', 'registration'] as const;
type Program = (typeof SERVICES)[number] | 'platform';

/** How many processes of each program. */
export type Layout = Readonly<Partial<Record<Program, number>>>;
export const ONE_PROCESS: Layout = { platform: 1 };
export const FOUR_PROCESSES: Layout = {
  registration: 1,
  'meeting-request': 1,
  scheduling: 2,
  notification: 2,
};

interface Replica {
  readonly program: Program;
  readonly port: number;
  readonly child: ChildProcess;
}

/** Ronda as it is installed: real processes on one database and one queue, behind a router, with a mailbox. */
export class Installation {
  private replicas: Replica[] = [];

  private constructor(
    readonly folder: string,
    readonly database: TestDatabase,
    /** The superuser, who sees every tenant. */
    readonly sql: Client,
    readonly mailbox: HoldingMailbox,
    private readonly router: Router,
    private readonly settings: Record<string, string>,
  ) {}

  /** @param settings beside those of the test, such as the choice of the queue */
  static async start(layout: Layout, settings: Record<string, string> = {}): Promise<Installation> {
    if (!existsSync(path.join(DIST, 'platform/src/main.js'))) {
      throw new Error('These tests run the built programs.\nMaybe run npm run build first; npm test does.');
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'ronda-e2e-'));
    const database = await wholeDatabase();
    const sql = new Client({ connectionString: database.url });
    await sql.connect();
    const mailbox = await HoldingMailbox.start(path.join(folder, 'mail'));
    const installation = new Installation(folder, database, sql, mailbox, await Router.start(), settings);
    await installation.run(layout);
    return installation;
  }

  get address(): string {
    return `http://127.0.0.1:${this.router.port}`;
  }

  /** Starts the programs of this layout and waits until all are ready. */
  async run(layout: Layout): Promise<void> {
    const programs = Object.entries(layout) as [Program, number][];
    const wanted = programs.flatMap(([program, count]) => Array.from({ length: count }, () => program));
    this.replicas.push(...(await Promise.all(wanted.map((program) => this.spawn(program)))));
    this.router.route(this.routing());
    await Promise.all(this.replicas.map((replica) => this.untilReady(replica)));
  }

  /** Ends every program in good order; the data stays. */
  async end(): Promise<void> {
    for (const { child } of this.replicas) child.kill('SIGTERM');
    await Promise.all(this.replicas.map(({ child }) => ended(child)));
    this.replicas = [];
  }

  /** Ends the process of this id at once, as a power cut does; the router notices by itself. */
  async kill(pid: number): Promise<void> {
    const victim = this.replicas.find(({ child }) => child.pid === pid);
    if (!victim) throw new Error(`Process ${pid} is not one of this installation.`);
    victim.child.kill('SIGKILL');
    await ended(victim.child);
    this.replicas = this.replicas.filter((replica) => replica !== victim);
    this.router.route(this.routing());
  }

  async stop(): Promise<void> {
    await this.end();
    await this.router.stop();
    await this.mailbox.stop();
    await this.sql.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true });
  }

  private async spawn(program: Program): Promise<Replica> {
    const port = await findFreePort();
    const env = environmentFor(this.database.url, {
      PATH: process.env.PATH,
      DATA_DIR: this.folder,
      PORT: String(port),
      PUBLIC_URL: this.address,
      SWEEP_INTERVAL_MS: '1000',
      MAIL_TRANSPORT: 'smtp',
      SMTP_URL: this.mailbox.url,
      MAIL_HOLD_SECONDS: '0',
      RATE_LIMIT_SIGN_IN_LINKS_PER_IP: '1000',
      RATE_LIMIT_REQUESTS_PER_MINUTE: '100000',
      ...this.settings,
    });
    const child = fork(path.join(DIST, program, 'src/main.js'), [], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return { program, port, child };
  }

  private async untilReady({ program, port, child }: Replica): Promise<void> {
    await eventually(`${program} is ready`, async () => {
      if (child.exitCode !== null)
        throw new Error(`${program} ended with ${child.exitCode} before it was ready.`);
      return (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null))?.ok;
    });
  }

  private routing(): Routing {
    const portsOf = (program: Program): number[] =>
      this.replicas.filter((replica) => replica.program === program).map(({ port }) => port);
    const everything = portsOf('platform');
    if (everything.length > 0) return [['', everything]];
    return SERVICES.map((service) => [
      service === 'registration' ? '' : `/api/${service}/`,
      portsOf(service),
    ]);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

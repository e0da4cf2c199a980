import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '@ronda/embedded-postgres';
import { SmtpListener } from '@ronda/mailbox';
import { eventually } from '../../integration/eventually';
import { Marionette } from './marionette';
import { preferences } from './preferences';

/** What Thunderbird's calendar holds of one event. */
export interface Entry {
  readonly uid: string;
  /** 20270612T070000Z */
  readonly startsAt: string;
  readonly sequence: string;
  readonly partstat: string;
}

/** What a person clicks in the bar above an invitation; null where it offers nothing but to take note. */
export type Click = 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | null;

/** One function. */
const script = (name: string): string =>
  readFileSync(path.join(__dirname, `${name}.js`), 'utf8')
    .trim()
    .replace(/;$/, '');

/** A Thunderbird without a screen, with one account and one calendar; its answers go to a mailbox of the test. */
export class Thunderbird {
  private control: Marionette | null = null;

  private constructor(
    private readonly child: ChildProcess,
    private readonly place: string,
    private readonly outgoing: SmtpListener,
    /** The mails it sent, whole, oldest first. */
    readonly sent: readonly string[],
  ) {}

  /** @throws Error when it does not come up */
  static async start(address: string): Promise<Thunderbird> {
    const place = mkdtempSync(path.join(tmpdir(), 'ronda-thunderbird-'));
    const profile = path.join(place, 'profile');
    mkdirSync(profile);
    const sent: string[] = [];
    const outgoing = await SmtpListener.start({
      take: ({ bytes }) => {
        sent.push(bytes.toString('utf8'));
        return Promise.resolve();
      },
    });
    const port = await findFreePort();
    writeFileSync(
      path.join(profile, 'user.js'),
      preferences({ address, port, smtpPort: Number(new URL(outgoing.url).port) }),
    );
    const options = ['--headless', '--no-remote', '--remote-allow-system-access', '--marionette'];
    const child = spawn('thunderbird', [...options, '--profile', profile], {
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: place, LC_ALL: 'C.UTF-8' },
    });
    const thunderbird = new Thunderbird(child, place, outgoing, sent);
    try {
      await thunderbird.takeControl(port);
      return thunderbird;
    } catch (error) {
      await thunderbird.stop();
      throw error;
    }
  }

  /** Shows a message to the calendar and clicks, where it offers anything to click. */
  async receive(calendar: string, click: Click): Promise<void> {
    await this.run('receive', calendar, click ?? '');
  }

  async entries(): Promise<Entry[]> {
    return (await this.run('entries')) as Entry[];
  }

  async stop(): Promise<void> {
    this.control?.close();
    const ended = this.child.exitCode === null ? once(this.child, 'exit') : null;
    this.child.kill('SIGTERM');
    await ended;
    await this.outgoing.stop();
    rmSync(this.place, { recursive: true, force: true, maxRetries: 5 });
  }

  private async takeControl(port: number): Promise<void> {
    this.control = await eventually('Thunderbird listens', () => Marionette.connect(port));
    await this.control.ask('WebDriver:NewSession', {
      capabilities: { alwaysMatch: { pageLoadStrategy: 'none' } },
    });
    await this.control.ask('Marionette:SetContext', { value: 'chrome' });
    await this.run('set-up');
  }

  /** Runs one of our scripts inside Thunderbird. */
  private async run(name: string, ...args: readonly string[]): Promise<unknown> {
    const { value } = (await this.control?.ask('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[arguments.length - 1];
        (${script(name)})(...[...arguments].slice(0, -1)).then(
          (value) => done({ value }), (error) => done({ failure: String(error) }));`,
      args,
      sandbox: 'system',
    })) as { value: { value?: unknown; failure?: string } };
    if (value.failure !== undefined) throw new Error(`Thunderbird, ${name}: ${value.failure}`);
    return value.value;
  }
}

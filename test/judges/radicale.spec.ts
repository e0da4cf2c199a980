import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildInvitation, type Invitation } from '@ronda/calendar';
import { findFreePort } from '@ronda/embedded-postgres';
import { eventually } from '../integration/eventually';
import { describeJudged } from './judge';
import { lifeOfAMeeting } from './life-of-a-meeting';

const CALENDAR = '/ana/meetings/';

/** A CalDAV server with one person's calendar. */
class Radicale {
  private constructor(
    private readonly child: ChildProcess,
    private readonly place: string,
    private readonly address: string,
  ) {}

  static async start(): Promise<Radicale> {
    const port = await findFreePort();
    const place = mkdtempSync(path.join(tmpdir(), 'ronda-radicale-'));
    const child = spawn(
      'radicale',
      [
        ['--config', ''],
        ['--server-hosts', `127.0.0.1:${port}`],
        ['--auth-type', 'none'],
        ['--rights-type', 'authenticated'],
        ['--storage-filesystem-folder', place],
      ].flat(),
      { stdio: 'ignore', env: { PATH: process.env.PATH, HOME: place, LC_ALL: 'C.UTF-8' } },
    );
    const radicale = new Radicale(child, place, `http://127.0.0.1:${port}`);
    try {
      await eventually('Radicale answers', () => radicale.send('GET', '/.web/').catch(() => null));
      await radicale.send('MKCALENDAR', CALENDAR);
      return radicale;
    } catch (error) {
      await radicale.stop();
      throw error;
    }
  }

  /** Stores a message as a client does that keeps its calendar here: without METHOD (RFC 4791 §4.1). */
  async put(name: string, invitation: Invitation): Promise<number> {
    const text = buildInvitation(invitation).replace(/^METHOD:.*\r\n/m, '');
    return this.send('PUT', `${CALENDAR}${name}`, text);
  }

  /** How many events there are in the twenty minutes from here. */
  async eventsAt(start: Date): Promise<number> {
    const utc = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');
    const end = new Date(start.getTime() + 20 * 60_000);
    const query = `<?xml version="1.0"?>
      <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        <D:prop><D:getetag/></D:prop>
        <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
          <C:time-range start="${utc(start)}" end="${utc(end)}"/>
        </C:comp-filter></C:comp-filter></C:filter>
      </C:calendar-query>`;
    const response = await this.fetch('REPORT', CALENDAR, query);
    return (await response.text()).split('<response>').length - 1;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.place, { recursive: true });
  }

  private async send(method: string, at: string, body?: string): Promise<number> {
    const response = await this.fetch(method, at, body);
    await response.arrayBuffer();
    return response.status;
  }

  private fetch(method: string, at: string, body?: string): Promise<Response> {
    const headers = {
      Authorization: `Basic ${Buffer.from('ana:any').toString('base64')}`,
      'Content-Type': method === 'PUT' ? 'text/calendar; charset=utf-8' : 'application/xml',
    };
    return fetch(`${this.address}${at}`, { method, headers, ...(body !== undefined && { body }) });
  }
}

describeJudged('Radicale', 'a calendar on a server', () => {
  let radicale: Radicale;

  beforeAll(async () => {
    radicale = await Radicale.start();
  });
  afterAll(() => radicale.stop());

  it('C14 finds a moved meeting at its new time alone', async () => {
    const { invited, moved, movedAgain } = lifeOfAMeeting();
    const where = () =>
      Promise.all([invited, moved, movedAgain].map((one) => radicale.eventsAt(one.startsAt)));
    expect(await radicale.put('meeting.ics', invited)).toBe(201);
    expect(await where()).toEqual([1, 0, 0]);
    expect(await radicale.put('meeting.ics', moved)).toBe(201);
    expect(await where()).toEqual([0, 1, 0]);
    expect(await radicale.put('meeting.ics', movedAgain)).toBe(201);
    expect(await where()).toEqual([0, 0, 1]);
  });

  it('C14 takes the cancellation', async () => {
    const { cancelled } = lifeOfAMeeting();
    expect(await radicale.put('meeting.ics', cancelled)).toBe(201);
  });

  it('refuses the same meeting under another name, so that it is known by its UID', async () => {
    const { moved } = lifeOfAMeeting();
    expect(await radicale.put('another.ics', moved)).toBe(409);
  });
});

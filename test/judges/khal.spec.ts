import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildInvitation, type Invitation } from '@ronda/calendar';
import { describeJudged } from './judge';
import { lifeOfAMeeting } from './life-of-a-meeting';

/** Shows two of a person's days, one line an event. */
const SHOWN = '{start-date} {start-time}-{end-time} {title} {status}';

/** A person's calendar in São Paulo, kept by khal in a folder: one file an event. */
class Khal {
  private readonly place = mkdtempSync(path.join(tmpdir(), 'ronda-khal-'));
  private readonly folder = path.join(this.place, 'meetings');
  private readonly settings = path.join(this.place, 'config');

  constructor() {
    mkdirSync(this.folder);
    writeFileSync(
      this.settings,
      `[calendars]
[[meetings]]
path = ${this.folder}
[sqlite]
path = ${path.join(this.place, 'khal.db')}
[locale]
local_timezone = America/Sao_Paulo
default_timezone = America/Sao_Paulo
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = meetings
`,
    );
  }

  take(invitation: Invitation): void {
    const file = path.join(this.place, 'message.ics');
    writeFileSync(file, buildInvitation(invitation));
    this.run('import', '--batch', '-a', 'meetings', file);
  }

  get files(): string[] {
    return readdirSync(this.folder);
  }

  get shown(): string[] {
    const listed = this.run('list', '--format', SHOWN, '--day-format', '', '2027-06-12', '2d');
    return listed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  }

  remove(): void {
    rmSync(this.place, { recursive: true });
  }

  private run(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync('khal', ['-c', this.settings, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: this.place, LC_ALL: 'C.UTF-8' },
    });
    if (status !== 0) throw new Error(`khal ${args[0] ?? ''} ended with ${String(status)}:\n${stderr}`);
    return stdout;
  }
}

describeJudged('khal', "a person's calendar in São Paulo", () => {
  it('C13 holds one entry that moves and is cancelled, at the right time', () => {
    const khal = new Khal();
    const { invited, moved, movedAgain, cancelled } = lifeOfAMeeting({ summary: 'Reunión' });
    const after = [invited, moved, movedAgain, cancelled].map((message) => {
      khal.take(message);
      return { shown: khal.shown, files: khal.files.length };
    });
    khal.remove();
    expect(after).toEqual([
      { shown: ['2027-06-12 04:00-04:20 Reunión CONFIRMED'], files: 1 },
      { shown: ['2027-06-12 06:20-06:40 Reunión CONFIRMED'], files: 1 },
      { shown: ['2027-06-12 09:40-10:00 Reunión CONFIRMED'], files: 1 },
      { shown: ['2027-06-12 09:40-10:00 Reunión CANCELLED'], files: 1 },
    ]);
  });
});

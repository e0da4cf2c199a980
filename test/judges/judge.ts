import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A program that somebody else wrote and that judges what we write. Each but ical.js comes from Debian's packages. */
export type Judge =
  | 'ical.js'
  | 'libical'
  | 'icalendar'
  | 'vobject'
  | 'zoneinfo'
  | 'khal'
  | 'Radicale'
  | 'Dovecot'
  | 'Thunderbird';

const PROGRAMS = path.join(__dirname, 'programs');
/** Debian's own first: a Python beside it does not see Debian's packages. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

/** The Python that Debian's packages are made for; null without one. */
export const python = PYTHONS.find((name) => spawnSync(name, ['--version']).status === 0) ?? null;

/**
 * Runs one of our small Python programs: JSON in, JSON out. One process judges many texts, as its start takes longer
 * than the work.
 * @throws Error with what the program said when it fails
 */
export function runPython(program: string, input: unknown = null): unknown {
  if (python === null) throw new Error('There is no Python.');
  const { status, stdout, stderr } = spawnSync(python, [path.join(PROGRAMS, program)], {
    input: input === null ? '' : JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  });
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}:\n${stderr.slice(-4000)}`);
  return JSON.parse(stdout) as unknown;
}

/**
 * `describe` when the judge is installed; otherwise the suite is reported as skipped. The title names the judge, so
 * that the end of the run can say who judged.
 */
export function describeJudged(judge: Judge, about: string, suite: () => void): void {
  const version = versionOf(judge);
  if (version === null) describe.skip(`${about} [judge: ${judge}, skipped: not installed]`, suite);
  else describe(`${about} [judge: ${judge} ${version}]`, suite);
}

/** The version of a judge on this machine; null when it is not installed. */
export function versionOf(judge: Judge): string | null {
  switch (judge) {
    case 'ical.js':
      return versionOfPackage('ical.js');
    case 'libical':
    case 'icalendar':
    case 'vobject':
      return parsers()[judge] ?? null;
    case 'zoneinfo':
      return printed(python ?? '', ['-c', 'import sys, zoneinfo; print(sys.version.split()[0])']);
    case 'khal':
      return printed('khal', ['--version']);
    case 'Radicale':
      return printed('radicale', ['--version']);
    case 'Dovecot':
      return existsSync('/usr/lib/dovecot/lmtp') && existsSync('/usr/lib/dovecot/imap')
        ? printed('dovecot', ['--version'])
        : null;
    case 'Thunderbird':
      return printed('thunderbird', ['--version']);
  }
}

let knownParsers: Readonly<Record<string, string>> | null = null;

function parsers(): Readonly<Record<string, string>> {
  if (python === null) return {};
  knownParsers ??= runPython('calendars.py') as Record<string, string>;
  return knownParsers;
}

/** The version that a command prints: "khal, version 0.10.5" is 0.10.5. */
function printed(command: string, args: readonly string[]): string | null {
  if (!command) return null;
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? (/\d+(?:\.\d+)+\w*/.exec(stdout)?.[0] ?? 'of unknown version') : null;
}

function versionOfPackage(name: string): string {
  const file = path.resolve(__dirname, '../../node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/**
 * `npm run judges`: what calendars and mail programs that others wrote say about our messages. Says at the end which
 * of them judged; those that are not installed are skipped (docs/calendar.md tells what to install).
 * `npm run judges -- khal` asks one of them, by the name of its test file.
 *
 * --long   also the 10,000 random meetings
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensure, main, root } from './ensure.mjs';
import { judgesLine } from './judges-line.mjs';

const JEST = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');

await main(async () => {
  const args = process.argv.slice(2);
  const projects = args.includes('--long') ? ['judges', 'long'] : ['judges'];
  const names = args.filter((arg) => arg !== '--long');
  const patterns = names.length > 0 ? names.map((name) => `judges/.*${name}`) : ['judges/'];
  await ensure();
  const place = mkdtempSync(path.join(tmpdir(), 'ronda-judges-'));
  const report = path.join(place, 'report.json');
  const child = spawn(
    process.execPath,
    [
      ...[JEST, '--selectProjects', ...projects, '--json', '--outputFile', report],
      ...['--testPathPatterns', ...patterns],
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  process.exitCode = await new Promise((resolve) => child.on('close', resolve));
  console.log(judgesLine(JSON.parse(readFileSync(report, 'utf8'))) ?? 'judges: there is no such test file');
  rmSync(place, { recursive: true });
});

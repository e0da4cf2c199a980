/**
 * `npm test`: everything that must hold before a change is merged. Installs and builds what is missing, then runs
 * the checks (types, format, lint, import rules) and the tests. Further arguments go to jest:
 * `npm test -- libs/domain`. The last line is `N passed, N failed, N skipped`, a check counting as one.
 *
 * --only types|lint|checks|tests   that part alone
 * --long                           also the long tests (test/long)
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { ensure, main, root, SetupFailure } from './ensure.mjs';
import { judgesLine } from './judges-line.mjs';

/** Zones on both sides of UTC, neither a full hour from it: code that asks the machine's zone shows itself. */
const WEST = 'America/St_Johns';
const EAST = 'Asia/Kathmandu';
const PURE = ['libs/domain', 'libs/calendar', 'libs/allocation', 'libs/presets'];
const SOURCES = ['apps', 'libs', 'test'];
/** These tests wait much and count little: two at a time suit even a single core. */
const cores = Math.max(2, availableParallelism());
const results = path.join(root, '.cache', 'test-results');

const program = (name, file) => path.join(root, 'node_modules', name, file);
const node = (name, file, ...args) => ({ command: process.execPath, args: [program(name, file), ...args] });
const tsc = (project) => node('typescript', 'bin/tsc', '-p', project);

/** The longest first, so that the short ones fill the other core. */
const checks = [
  {
    part: 'lint',
    name: 'lint',
    ...node('eslint', 'bin/eslint.js', '--no-error-on-unmatched-pattern', ...present(SOURCES)),
  },
  { part: 'types', name: 'types', ...tsc('tsconfig.json') },
  ...['libs/domain', 'libs/allocation', 'apps/web']
    .filter((folder) => existsSync(path.join(root, folder, 'tsconfig.json')))
    .map((folder) => ({ part: 'types', name: `types of ${folder}`, ...tsc(`${folder}/tsconfig.json`) })),
  {
    part: 'lint',
    name: 'format',
    ...node('prettier', 'bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  },
  {
    part: 'lint',
    name: 'notices',
    command: process.execPath,
    args: [path.join(root, 'scripts', 'notices.mjs'), '--check'],
  },
  {
    part: 'lint',
    name: 'import rules',
    ...node('dependency-cruiser', 'bin/dependency-cruise.mjs', ...present(SOURCES)),
  },
];

/** Unit tests use one core each, so that they run beside the checks; the others share the machine among themselves. */
function suites(jestArgs, isLong) {
  const unit = [
    jest('unit tests', WEST, ['--selectProjects', 'unit', '--maxWorkers', '1'], jestArgs),
    jest(
      'unit tests of the pure libraries, far east',
      EAST,
      ['--selectProjects', 'unit', '--maxWorkers', '1', ...pureFolders()],
      jestArgs,
    ),
  ];
  const projects = ['integration', 'e2e', 'judges', ...(isLong ? ['long'] : [])];
  return {
    unit,
    rest: jest(
      'integration and end-to-end tests, judges',
      'UTC',
      ['--selectProjects', ...projects, '--maxWorkers', String(cores)],
      jestArgs,
    ),
  };
}

function jest(name, zone, options, jestArgs) {
  const report = path.join(results, `${name.replaceAll(/\W+/g, '-')}.json`);
  // What a failed test leaves open must not keep the run from ending.
  const json = ['--passWithNoTests', '--forceExit', '--json', '--outputFile', report];
  return {
    name,
    report,
    env: { TZ: zone },
    ...node('jest', 'bin/jest.js', ...options, ...json, ...jestArgs),
  };
}

function pureFolders() {
  return ['--testPathPatterns', ...present(PURE)];
}

function present(folders) {
  return folders.filter((folder) => existsSync(path.join(root, folder)));
}

/** Runs one part, keeping what it says until its end, so that two that run together do not mix. */
async function run(part) {
  const startedAt = performance.now();
  const child = spawn(part.command, part.args, {
    cwd: root,
    env: { ...process.env, ...part.env },
    stdio: ['ignore', part.report ? 'ignore' : 'pipe', 'pipe'],
  });
  children.add(child);
  const said = [];
  child.stdout?.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => (part.isLive ? process.stdout.write(chunk) : said.push(chunk)));
  const code = await new Promise((resolve) => child.on('close', resolve));
  children.delete(child);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${part.name}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (code !== 0 || part.report) process.stdout.write(Buffer.concat(said));
  return part.report
    ? countOf(part.report, code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** What jest counted. A test file that could not be loaded, or a run that broke off, counts as one failure. */
function countOf(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const found = JSON.parse(readFileSync(report, 'utf8'));
  const judges = judgesLine(found);
  if (judges !== null) console.log(`── ${judges}`);
  for (const name of secondTries(found))
    console.log(`── passed only at the second try, to be mended: ${name}`);
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
  return {
    passed: found.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

function secondTries({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, invocations }) => status === 'passed' && invocations > 1)
    .map(({ fullName }) => fullName);
}

/** As many at a time as there are cores, in the order given. */
async function runTogether(parts) {
  const waiting = [...parts];
  const counts = [];
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) counts.push(await run(part));
  };
  await Promise.all(Array.from({ length: cores }, worker));
  return counts;
}

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(130);
  });
}

function parseArguments(args) {
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : 'all';
  if (!['all', 'types', 'lint', 'checks', 'tests'].includes(only)) {
    throw new SetupFailure(
      `--only ${only} is not a part of the tests.\nMaybe one of: types, lint, checks, tests.`,
    );
  }
  const own = new Set(['--only', only, '--long']);
  return { only, isLong: args.includes('--long'), jestArgs: args.filter((arg) => !own.has(arg)) };
}

await main(async () => {
  const { only, isLong, jestArgs } = parseArguments(process.argv.slice(2));
  await ensure();
  await build();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const { unit, rest } = suites(jestArgs, isLong);
  const wanted = checks.filter(({ part }) => ['all', 'checks', part].includes(only));
  const withTests = only === 'all' || only === 'tests';
  const counts = await runTogether([...wanted, ...(withTests ? unit : [])]);
  if (withTests) counts.push(await run({ ...rest, isLive: true }));
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
});

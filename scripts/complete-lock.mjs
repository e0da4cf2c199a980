/**
 * npm leaves an optional package out of the lock file when the registry at hand does not serve it; then `npm ci`
 * refuses the lock. Run this after every `npm install`: it adds what is missing, for all platforms alike.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './ensure.mjs';

const SYSTEMS = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
};
const PROCESSORS = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasi: 'wasm32',
  wasm32: 'wasm32',
  x64: 'x64',
};

/** The optional dependencies that no entry of the lock answers, with the package that wants each. */
export function missingOptionals(packages) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, place, name))
      .map(([name, range]) => ({ wantedBy: place, name, range })),
  );
}

/** The lock's packages with an entry for each missing one; sorted as npm sorts them. */
export function completed(packages) {
  const added = missingOptionals(packages).map(({ wantedBy, name, range }) => [
    `node_modules/${name}`,
    entryFor(name, range, packages[wantedBy]),
  ]);
  const sorted = Object.entries({ ...packages, ...Object.fromEntries(added) }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return Object.fromEntries(sorted);
}

/** Looks where Node would: in the package's own node_modules, then in those of each folder above. */
function resolves(packages, place, name) {
  if (packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true;
  if (place === '') return false;
  const above = place.lastIndexOf('/node_modules/');
  return resolves(packages, above < 0 ? '' : place.slice(0, above), name);
}

/** Such packages are named by what they are for: `@rolldown/binding-linux-arm64-gnu`. */
function entryFor(name, range, wantedBy) {
  const version = /\d+\.\d+\.\d+\S*/.exec(range)?.[0];
  if (!version) throw new Error(`${name}@${range} names no version; add its entry to the lock by hand.`);
  const words = name.split('/').at(-1).split(/[-_.]/);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(wantedBy.dev && { dev: true }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptionals(lock.packages);
  lock.packages = completed(lock.packages);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(missing.length === 0 ? 'The lock file is complete.' : `Added ${missing.length} packages:`);
  for (const { name, range } of missing) console.log(`  ${name}@${range}`);
}

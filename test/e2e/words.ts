import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInstance } from 'i18next';

const CATALOGUES = path.resolve(__dirname, '../../apps/web/src/i18n');

/** What a reader of one language sees, by the key of the text. */
export type Words = (key: string, values?: Record<string, unknown>) => string;

/** The texts of the browser application in a language, for stories that are told in several. */
export async function wordsOf(language: 'en' | 'es'): Promise<Words> {
  const translation = JSON.parse(readFileSync(path.join(CATALOGUES, `${language}.json`), 'utf8')) as object;
  const catalogue = createInstance();
  await catalogue.init({
    lng: language,
    resources: { [language]: { translation } },
    interpolation: { escapeValue: false },
  });
  return (key, values) => catalogue.t(key, values ?? {});
}

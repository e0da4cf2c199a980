import { LANGUAGES, type Language } from '@ronda/domain';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import italian from './it.json';
import pt from './pt.json';

const contents: Readonly<Record<Language, unknown>> = { en, es, fr, it: italian, pt };

type Texts = ReadonlyMap<string, string>;
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** As many of anything as a page may count. */
const COUNTED = 10_000;

function catalogue(language: Language): Texts {
  return new Map(flatten(contents[language], ''));
}

function flatten(node: unknown, at: string): [string, string][] {
  if (typeof node === 'string') return [[at, node]];
  return Object.entries(node as object).flatMap(([key, value]) =>
    flatten(value, at === '' ? key : `${at}.${key}`),
  );
}

const baseKeys = (texts: Texts) =>
  [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const wordsIn = (text: string, pattern: RegExp) => [...new Set(text.match(pattern) ?? [])].sort();

/** Short words may be the same in two languages: Code, Table. */
const wordsOf = (text: string) => text.replace(/\{\{\w+\}\}/g, '').trim();

const english = catalogue('en');

describe.each(LANGUAGES)('the catalogue "%s"', (language) => {
  const texts = catalogue(language);

  it('has the keys of the English one, no more and no fewer', () => {
    expect(baseKeys(texts)).toEqual(baseKeys(english));
  });

  it('has every plural form that its language uses for the numbers shown', () => {
    const rules = new Intl.PluralRules(language);
    const forms = new Set(Array.from({ length: COUNTED }, (_, count) => rules.select(count)));
    const counted = new Set(
      [...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')),
    );
    const missing = [...counted].flatMap((key) =>
      [...forms].map((form) => `${key}_${form}`).filter((name) => !texts.has(name)),
    );
    expect(missing).toEqual([]);
  });

  it('uses the values and marks of the English text in each of its own', () => {
    const differing = [...texts].filter(([key, text]) => {
      const original = english.get(key) ?? '';
      return [/\{\{\w+\}\}/g, /<\/?\w+>/g].some(
        (pattern) => wordsIn(text, pattern).join() !== wordsIn(original, pattern).join(),
      );
    });
    expect(differing).toEqual([]);
  });

  it('leaves nothing empty', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('the translated catalogues', () => {
  it.each(LANGUAGES.filter((language) => language !== 'en'))(
    '%s is not a copy of the English one',
    (language) => {
      const texts = catalogue(language);
      const same = [...texts].filter(([key, text]) => english.get(key) === text && wordsOf(text).length > 12);
      expect(same).toEqual([]);
    },
  );
});

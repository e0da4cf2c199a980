import { LANGUAGES, type Language } from '@ronda/domain';

/** Each language under its own name, so that everybody finds theirs. */
export const languageNames: Record<Language, string> = {
  es: 'Español',
  pt: 'Português',
  en: 'English',
  fr: 'Français',
  it: 'Italiano',
};

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The language chosen before, else the browser's first one that Ronda speaks, else English. */
export function preferredLanguage(chosen: string | null, browsers: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return browsers.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

import type { Language } from '@ronda/domain';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import { preferredLanguage } from './languages';

export { languageNames } from './languages';

const STORAGE_KEY = 'ronda.language';

/** English is always there, for what another catalogue might lack; the others come when they are chosen. */
const catalogues: Record<Exclude<Language, 'en'>, () => Promise<{ default: typeof en }>> = {
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  fr: () => import('./fr.json'),
  it: () => import('./it.json'),
};

export const i18n = createInstance();

export async function startTranslations(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
  });
  await speak(preferredLanguage(localStorage.getItem(STORAGE_KEY), navigator.languages));
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORAGE_KEY, language);
  await speak(language);
}

async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18n.hasResourceBundle(language, 'translation')) {
    const catalogue = await catalogues[language]();
    i18n.addResourceBundle(language, 'translation', catalogue.default);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

import type { Language } from '@ronda/domain';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import type { Phrases } from './phrases';
import { pt } from './pt';

export const phrasesByLanguage: Readonly<Record<Language, Phrases>> = { es, pt, en, fr, it };
export { fill, type Phrases } from './phrases';

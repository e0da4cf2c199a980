import type { Schema } from '../../api/client';
import { isLanguage } from '../../i18n/languages';
import { textIn } from '../../parts/text-in';

interface Surroundings {
  readonly token: string;
  /** The page's language becomes the organiser's. */
  readonly language: string;
  readonly zone: string;
}

/** What the form of the first set-up holds. */
export function setupIn(form: FormData, { token, language, zone }: Surroundings): Schema<'Setup'> {
  return {
    token,
    tenantName: textIn(form, 'institution').trim(),
    organiser: {
      name: textIn(form, 'name').trim(),
      email: textIn(form, 'email').trim(),
      password: textIn(form, 'password'),
      language: isLanguage(language) ? language : 'en',
      zone,
    },
  };
}

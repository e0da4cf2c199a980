/** The languages in which Ronda writes mails and shows pages. */
export const LANGUAGES = ['es', 'pt', 'en', 'fr', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];

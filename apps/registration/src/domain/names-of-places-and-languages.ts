const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** ISO 3166-1 alpha-2, or a subdivision of one such as GB-NIR. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)) return false;
  const country = code.slice(0, 2);
  return country !== 'ZZ' && countryNames.of(country) !== undefined;
}

/** ISO 639-1, two small letters. */
export function isLanguageCode(code: string): boolean {
  return /^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined;
}

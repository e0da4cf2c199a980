/**
 * A country in the reader's language; a part of one, such as GB-NIR, by its code.
 * @example countryName('CL', 'it') // 'Cile'
 */
export function countryName(code: string, language: string): string {
  if (code.length !== 2) return code;
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

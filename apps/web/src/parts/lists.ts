/**
 * Things as a sentence lists them.
 * @example listed(['pt', 'es'], 'en') // 'pt and es'
 */
export function listed(items: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(items);
}

/**
 * A language in the reader's own; an unknown code as it is.
 * @example languageName('es', 'it') // 'spagnolo'
 */
export function languageName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
}

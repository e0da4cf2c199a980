interface Named {
  readonly name: string;
  readonly country: string;
  readonly delegates: readonly { readonly name: string; readonly email: string }[];
}

/** Upper case, accents and what stands around do not matter: "cluster" finds "Clúster". */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
}

/** Those in whose name, country or delegates the text stands, by name. */
export function matching<P extends Named>(participants: readonly P[], text: string, language: string): P[] {
  const sought = plain(text);
  return participants
    .filter(({ name, country, delegates }) => {
      const texts = [name, country, ...delegates.flatMap((one) => [one.name, one.email])];
      return texts.some((candidate) => plain(candidate).includes(sought));
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
}

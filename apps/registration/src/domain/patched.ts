/** Some fields of a thing; a field that is undefined is not meant. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The thing with the fields of the patch that are given. */
export function patched<T extends object>(thing: T, patch: Patch<T>): T {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...thing, ...(Object.fromEntries(given) as Partial<T>) };
}

import type { TFunction } from 'i18next';

type PlaceKind = 'table' | 'booth' | 'virtual';

/**
 * A table as people say it: one that is only numbered gets its kind before the number.
 * @example placeName('7', 'table', t) // 'Table 7'; 'Sala Verde' stays as it is
 */
export function placeName(name: string, kind: PlaceKind | null, t: TFunction): string {
  return kind !== null && /^\d+$/.test(name) ? t(`place.${kind}`, { name }) : name;
}

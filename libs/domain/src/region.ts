/** The two sides of a gathering: the European Union's side, and Latin America and the Caribbean. */
export const REGIONS = ['EU', 'LAC'] as const;
export type Region = (typeof REGIONS)[number];

import type { Schema } from '../../api/client';
import { matching } from './matching';

export type Participant = Schema<'RegisteredParticipant'>;

/** What the table is narrowed to; '' is no wish. */
export interface Filters {
  readonly text: string;
  readonly state: string;
  readonly region: string;
  readonly sector: string;
  readonly attends: string;
  /** Only those who lack something. */
  readonly isMissing: boolean;
}

export const EVERYBODY: Filters = {
  ...{ text: '', state: '', region: '', sector: '', attends: '' },
  isMissing: false,
};

const WANTED = ['delegates', 'sectors', 'offers', 'needs', 'languages'] as const;
export type MissingData = (typeof WANTED)[number];

/** What organisers have to ask for: without it there is nobody to write to, or nothing to be found by. */
export function missingOf(participant: Pick<Participant, MissingData>): MissingData[] {
  return WANTED.filter((field) => participant[field].length === 0);
}

/** The participants that fit every wish, by name. */
export function filtered(all: readonly Participant[], filters: Filters, language: string): Participant[] {
  const fits = (wish: string, value: string) => wish === '' || wish === value;
  const chosen = all.filter(
    (one) =>
      fits(filters.state, one.state) &&
      fits(filters.region, one.region) &&
      fits(filters.attends, one.attends) &&
      (filters.sector === '' || one.sectors.includes(filters.sector)) &&
      (!filters.isMissing || missingOf(one).length > 0),
  );
  return matching(chosen, filters.text, language);
}

/** Every sector that somebody has, by name. */
export function sectorsOf(all: readonly Participant[], language: string): string[] {
  return [...new Set(all.flatMap(({ sectors }) => sectors))].toSorted((a, b) => a.localeCompare(b, language));
}

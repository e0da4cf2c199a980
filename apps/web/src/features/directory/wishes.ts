import { plain } from '../participants/matching';
import type { DirectoryEntry, Recommendation } from './queries';

/** What the directory is narrowed to; '' is no wish. */
export interface Wishes {
  /** Anywhere in the profile. */
  readonly text: string;
  readonly offer: string;
  readonly need: string;
  readonly region: string;
  readonly country: string;
  readonly sector: string;
  readonly language: string;
  readonly attends: string;
  /** Only those who can be asked for a meeting now. */
  readonly isAskable: boolean;
}

export const NO_WISHES: Wishes = {
  ...{ text: '', offer: '', need: '', region: '', country: '', sector: '', language: '', attends: '' },
  isAskable: false,
};

/** How many filters are set beside the text. */
export function filterCount({ text: _, isAskable, ...choices }: Wishes): number {
  return Object.values(choices).filter((choice) => choice !== '').length + Number(isAskable);
}

/** Who fits every wish: those recommended first, best first, the others by name. */
export function fitting(
  entries: readonly DirectoryEntry[],
  wishes: Wishes,
  recommended: readonly Pick<Recommendation, 'participantId'>[],
  language: string,
): DirectoryEntry[] {
  const rank = new Map(recommended.map(({ participantId }, index) => [participantId, index]));
  const rankOf = ({ participantId }: DirectoryEntry) => rank.get(participantId) ?? rank.size;
  return entries
    .filter((entry) => entry.obstacle !== 'oneself' && fits(entry, wishes))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, language));
}

function fits(entry: DirectoryEntry, wishes: Wishes): boolean {
  const { name, country, description, sectors, offers, needs } = entry;
  return (
    isIn(wishes.text, [name, country, description, ...sectors, ...offers, ...needs]) &&
    isIn(wishes.offer, offers) &&
    isIn(wishes.need, needs) &&
    isOneOf(wishes.region, [entry.region]) &&
    isOneOf(wishes.country, [country]) &&
    isOneOf(wishes.sector, sectors) &&
    isOneOf(wishes.language, entry.languages) &&
    isOneOf(wishes.attends, [entry.attends]) &&
    (!wishes.isAskable || entry.mayRequest === true)
  );
}

function isIn(wish: string, texts: readonly string[]): boolean {
  const sought = plain(wish);
  return sought === '' || texts.some((text) => plain(text).includes(sought));
}

function isOneOf(wish: string, values: readonly string[]): boolean {
  return wish === '' || values.includes(wish);
}

/** What can be chosen of a field: every value that somebody has. */
export function valuesOf(
  entries: readonly DirectoryEntry[],
  field: 'country' | 'sectors' | 'languages',
): string[] {
  return [...new Set(entries.flatMap((entry) => entry[field]))];
}

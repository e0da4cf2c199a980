import { InvalidInput } from '../invalid-input';

/** More than any gathering has; what is larger is refused before memory is taken for it. */
export const LIMITS = {
  characters: 64 * 1024 * 1024,
  slots: 2_000,
  tables: 10_000,
  participants: 50_000,
  interpreters: 2_000,
  meetings: 200_000,
  /** Meetings times slots, and participants times slots times delegates. */
  cells: 40_000_000,
  delegates: 50,
  /** Slots that one meeting takes. */
  length: 50,
  /** Minutes between two meetings. */
  minutes: 1_440,
  weight: 1_000_000,
  idLength: 200,
} as const;

export function checkLength(text: string): void {
  if (text.length <= LIMITS.characters) return;
  throw new InvalidInput(
    'INPUT.TOO_LARGE',
    'the text',
    `has ${text.length} characters, more than ${LIMITS.characters}`,
    'it is another file, or several gatherings are in one',
  );
}

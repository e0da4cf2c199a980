export interface TextPart {
  readonly text: string;
  readonly isLink: boolean;
}

/** Web addresses; a full stop or bracket at the end belongs to the sentence. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

/**
 * Cuts a text at its web addresses.
 * @example linksIn('See https://ronda.example.') // 'See ', the address as link, '.'
 */
export function linksIn(text: string): TextPart[] {
  return text
    .split(ADDRESS)
    .map((part, position) => ({ text: part, isLink: position % 2 === 1 }))
    .filter((part) => part.text !== '');
}

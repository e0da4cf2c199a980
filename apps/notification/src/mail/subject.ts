/** Longer ones are cut by phones. */
const MAX = 60;

/**
 * A subject of at most 60 characters: the part in the middle gives way.
 * @example subjectLine('Meeting: ', 'Dairy Cluster of the North', ', 12 Jun 09:00')
 */
export function subjectLine(before: string, middle: string, after = ''): string {
  const room = MAX - before.length - after.length;
  const points = Array.from(middle);
  const cut =
    middle.length <= room
      ? middle
      : `${points
          .slice(0, Math.max(0, room - 2))
          .join('')
          .trimEnd()}…`;
  return `${before}${cut}${after}`;
}

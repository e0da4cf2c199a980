const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;
/** Control characters but the line feed, marks that turn the direction of writing, and byte order marks. */
const UNWANTED =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The limits of a text in code points; longer texts are cut, and end with "…". */
export const LIMITS = { summary: 200, description: 4000, location: 200, name: 100, label: 100 } as const;

/**
 * A text of several lines as it may stand in a calendar or a mail: NFC, line feeds only, no control or direction
 * marks, well formed, at most `limit` code points.
 */
export function paragraphs(text: string, limit: number): string {
  const clean = text
    .replace(LINE_BREAK, '\n')
    .replaceAll('\t', ' ')
    .replace(UNWANTED, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC')
    .trim();
  return cut(clean, limit);
}

/** The same, on one line. */
export function oneLine(text: string, limit: number): string {
  const lines = paragraphs(text, Infinity)
    .split('\n')
    .map((line) => line.trim());
  return cut(lines.filter(Boolean).join(' '), limit);
}

/**
 * The value of a parameter such as CN: one line, without the characters that could end it (RFC 5545 §3.1), that
 * RFC 6868 gives a meaning, or that ical.js and Python's icalendar take for an escape though the standard knows none.
 */
export function parameter(text: string, limit: number): string {
  return oneLine(text.replaceAll('"', '’').replaceAll('^', '').replaceAll('\\', '/'), limit);
}

/** TEXT as it stands on the wire (RFC 5545 §3.3.11); the text is normalised already. */
export const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text);
  return points.length <= limit
    ? text
    : `${points
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

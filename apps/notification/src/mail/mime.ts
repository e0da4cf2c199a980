import { encodeWord, foldLines } from 'nodemailer/lib/mime-funcs';

/** One part of a message: its headers, an empty line, its body. */
export type Part = string;

const LINE = 76;
/** What a display name may hold without quotes (RFC 5322 §3.2.3, "atom" and space). */
const PLAIN_NAME = /^[\w !#$%&'*+/=?^`{|}~-]*$/;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * A header line, folded. Nothing but printable ASCII gets in, so no value ends its line or begins another.
 * @example header('Subject', words('Reunión')) // 'Subject: =?UTF-8?B?UmV1bmnDs24=?='
 */
export function header(name: string, value: string): string {
  return foldLines(`${name}: ${value.replace(/[^\x20-\x7e]/g, '')}`, LINE);
}

/** A text as it stands in a header (RFC 2047); one that looks encoded is encoded, or it would be taken for its content. */
export const words = (text: string): string => (isPlain(text) ? text : encodeWord(text, 'B', 52));

const isPlain = (text: string): boolean => ASCII.test(text) && !text.includes('=?');

/** "Ana Muñoz <ana@lacteos.example>", as it stands in a header. */
export function mailbox({ name, address }: { name: string; address: string }): string {
  if (!name) return address;
  const isQuoted = isPlain(name) && !PLAIN_NAME.test(name);
  return `${isQuoted ? `"${name.replace(/["\\]/g, '\\$&')}"` : words(name)} <${address}>`;
}

/**
 * A part in base64: as 7bit an all-ASCII calendar would be open to a relay's rewrapping.
 * @param headers beside Content-Transfer-Encoding
 */
export function leaf(headers: readonly string[], content: Buffer): Part {
  const lines = content.toString('base64').replace(/.{76}(?!$)/g, '$&\r\n');
  return [...headers, header('Content-Transfer-Encoding', 'base64'), '', lines].join('\r\n');
}

/** @param boundary with "_" in it, which base64 never has */
export function multipart(kind: 'mixed' | 'alternative', boundary: string, parts: readonly Part[]): Part {
  const opened = parts.map((part) => `--${boundary}\r\n${part}\r\n`);
  return `${header('Content-Type', `multipart/${kind}; boundary="${boundary}"`)}\r\n\r\n${opened.join('')}--${boundary}--\r\n`;
}

import type { ParsedMail } from 'mailparser';
import type { IncomingMail } from '../use-cases/mail-reader';

/**
 * What the mail server in front of us found out about the sender (RFC 8601). Only its own results are believed, and
 * only the topmost: anybody can write such a header into a mail, but not above that server's.
 * @param server the name it gives itself; null where none is trusted
 */
export function authenticationOf(
  { headerLines }: Pick<ParsedMail, 'headerLines'>,
  server: string | null,
): IncomingMail['authentication'] {
  if (server === null) return 'unknown';
  const own = headerLines
    .filter(({ key }) => key === 'authentication-results')
    .map(({ line }) =>
      line
        .replace(/^[^:]*:/, '')
        .replace(/\s+/g, ' ')
        .trim()
        .toLowerCase(),
    )
    .find((results) => results.split(/[; ]/)[0] === server);
  if (own === undefined) return 'unknown';
  const resultOf = (method: string): string | undefined => new RegExp(`\\b${method}=(\\w+)`).exec(own)?.[1];
  const decisive = resultOf('dmarc') ?? resultOf('dkim');
  if (decisive === 'pass') return 'passed';
  return decisive === 'fail' || decisive === 'permerror' ? 'failed' : 'unknown';
}

import type { ParsedMail } from 'mailparser';
import type { IncomingMail } from '../use-cases/mail-reader';

/**
 * What the mail server in front of us found out about the sender (RFC 8601). Only what stands under its own name is
 * believed; anybody can write that name into a mail, but gains nothing: a failure found by it counts wherever it
 * stands. A mail that it says nothing about came around it, and is believed no more than one that it found forged.
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
    .filter((results) => results.split(/[; ]/)[0] === server)
    .join('; ');
  if (own === '') return 'failed';
  const resultsOf = (method: string): string[] =>
    [...own.matchAll(new RegExp(`[; ]${method} ?= ?(\\w+)`, 'g'))].map(([, result]) => result ?? '');
  const [dmarc, dkim] = [resultsOf('dmarc'), resultsOf('dkim')];
  if (dmarc.some(isFailure)) return 'failed';
  // Of several signatures, of lists and relays too, one that holds is enough.
  if (dmarc.includes('pass') || dkim.includes('pass')) return 'passed';
  return dkim.some(isFailure) ? 'failed' : 'unknown';
}

const isFailure = (result: string): boolean => result === 'fail' || result === 'permerror';

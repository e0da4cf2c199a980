import { DomainError } from '@ronda/domain';

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether mail can be addressed to it safely: dot-atoms of ASCII as in RFC 5321, at most 254 characters. No quotes,
 * commas, spaces or line ends, which could add a recipient.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  const labels = text.slice(at + 1).split('.');
  const localPart = text.slice(0, at);
  return (
    at > 0 &&
    localPart.length <= 64 &&
    LOCAL_PART.test(localPart) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label))
  );
}

export function requireEmailAddress(text: string, what: string): void {
  if (isEmailAddress(text)) return;
  throw new DomainError(
    'EMAIL.MALFORMED',
    `The ${what} ${JSON.stringify(text)} is not an e-mail address that mail can be sent to.\n` +
      'Maybe it has a space, an accent or a second address in it; one plain address such as ana@example.org is needed.',
    { what },
  );
}

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MailConfig } from './config';
import { InvalidSettings } from './invalid-settings';
import type { Settings } from './settings';

/**
 * The key that signs mails, from its file.
 * @throws InvalidSettings when only one of the two settings is there, or the file holds no RSA key
 */
export function dkimKey({
  MAIL_DKIM_SELECTOR: selector,
  MAIL_DKIM_KEY_FILE: file,
}: Settings): MailConfig['dkim'] {
  if (selector === undefined && file === undefined) return null;
  if (selector === undefined) throw missing('MAIL_DKIM_SELECTOR', 'Name the DNS record of the key too');
  if (file === undefined) throw missing('MAIL_DKIM_KEY_FILE', 'Give the file of the private key too');
  const privateKey = rsaKeyIn(file);
  if (privateKey !== null) return { selector, privateKey };
  throw new InvalidSettings([
    {
      setting: 'MAIL_DKIM_KEY_FILE',
      value: file,
      whatToDo:
        'Give a readable file with an RSA private key; make one with: openssl genrsa -out dkim.pem 2048',
    },
  ]);
}

function missing(setting: 'MAIL_DKIM_SELECTOR' | 'MAIL_DKIM_KEY_FILE', whatToDo: string): InvalidSettings {
  return new InvalidSettings([{ setting, value: null, whatToDo }]);
}

function rsaKeyIn(file: string): string | null {
  try {
    const pem = readFileSync(file, 'utf8');
    return createPrivateKey(pem).asymmetricKeyType === 'rsa' ? pem : null;
  } catch {
    return null; // not there, not readable, or no key
  }
}

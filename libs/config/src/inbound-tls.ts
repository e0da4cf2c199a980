import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TlsIdentity } from './config';
import { InvalidSettings } from './invalid-settings';
import type { SettingName, Settings } from './settings';

/**
 * The certificate that Ronda's own SMTP server offers with STARTTLS, from its files; null where none is set.
 * @throws InvalidSettings when only one of the two settings is there, a file holds none, or they are no pair
 */
export function inboundTls({
  INBOUND_SMTP_TLS_CERT_FILE: certFile,
  INBOUND_SMTP_TLS_KEY_FILE: keyFile,
}: Settings): TlsIdentity | null {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined)
    throw invalid('INBOUND_SMTP_TLS_CERT_FILE', null, 'Give the file of the certificate too');
  if (keyFile === undefined)
    throw invalid('INBOUND_SMTP_TLS_KEY_FILE', null, 'Give the file of the private key too');
  const cert = textIn(certFile);
  const certificate = attempt(() => new X509Certificate(cert));
  if (!certificate)
    throw invalid(
      'INBOUND_SMTP_TLS_CERT_FILE',
      certFile,
      'Give a readable file with a certificate in PEM, followed by those that signed it',
    );
  const key = textIn(keyFile);
  const privateKey = attempt(() => createPrivateKey(key));
  if (!privateKey)
    throw invalid(
      'INBOUND_SMTP_TLS_KEY_FILE',
      keyFile,
      'Give a readable file with a private key in PEM, without a passphrase',
    );
  if (!certificate.checkPrivateKey(privateKey))
    throw invalid('INBOUND_SMTP_TLS_KEY_FILE', keyFile, `Give the key of the certificate in ${certFile}`);
  return { cert, key };
}

const textIn = (file: string): string => attempt(() => readFileSync(file, 'utf8')) ?? '';

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null; // not there, not readable, or not what it should be
  }
}

const invalid = (setting: SettingName, value: string | null, whatToDo: string): InvalidSettings =>
  new InvalidSettings([{ setting, value, whatToDo }]);

import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';

/** Whose signature mails carry. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** RSA, PEM. */
  readonly privateKey: string;
}

/** Named once more than they occur, so that another one cannot be added (RFC 6376 §5.4.2, §8.15). */
const OVERSIGNED = [
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'reply-to',
  'mime-version',
  'content-type',
];
/** Named as often as they occur. */
const SIGNED = [
  'in-reply-to',
  'references',
  'content-transfer-encoding',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'auto-submitted',
];

interface Header {
  readonly name: string;
  /** The whole field, folds included, without its last line end. */
  readonly field: string;
}

/**
 * Signs whole messages (RFC 6376: rsa-sha256, relaxed/relaxed). nodemailer's own signer names each header once, so an
 * added Subject would still verify, and leaves out List-Unsubscribe-Post, which RFC 8058 wants signed.
 */
export class DkimSigner {
  private readonly key: KeyObject;

  /** @throws Error when the key is no RSA private key */
  constructor(private readonly options: DkimKey) {
    this.key = createPrivateKey(options.privateKey);
    if (this.key.asymmetricKeyType !== 'rsa') throw new Error('The DKIM key is no RSA key.');
  }

  /** @returns the message with its signature above it; the same message gives the same bytes */
  sign(message: string): string {
    const end = message.indexOf('\r\n\r\n');
    const headers = headersIn(message.slice(0, end));
    const names = namesToSign(headers);
    const bodyHash = createHash('sha256')
      .update(relaxedBody(message.slice(end + 4)), 'latin1')
      .digest('base64');
    const { domain, selector } = this.options;
    const unsigned =
      `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=${domain}; s=${selector};\r\n` +
      ` h=${names.join(':\r\n ')};\r\n bh=${bodyHash};\r\n b=`;
    const signed = [...pick(headers, names), unsigned].map(relaxedHeader).join('\r\n');
    const signature = sign('sha256', Buffer.from(signed, 'latin1'), this.key).toString('base64');
    return `${unsigned}${signature.replace(/.{70}(?=.)/g, '$&\r\n ')}\r\n${message}`;
  }
}

function headersIn(head: string): Header[] {
  return head
    .split(/\r\n(?![ \t])/)
    .map((field) => ({ name: field.slice(0, field.indexOf(':')).toLowerCase(), field }));
}

function namesToSign(headers: readonly Header[]): string[] {
  const occurrences = (name: string): string[] =>
    headers.filter((header) => header.name === name).map(() => name);
  return [...OVERSIGNED.flatMap((name) => [...occurrences(name), name]), ...SIGNED.flatMap(occurrences)];
}

/** Of several with one name the last is signed first (§5.4.2); a name beyond those there are adds nothing. */
function pick(headers: readonly Header[], names: readonly string[]): string[] {
  const left = headers.toReversed();
  return names.flatMap((name) => {
    const at = left.findIndex((header) => header.name === name);
    return at === -1 ? [] : left.splice(at, 1).map(({ field }) => field);
  });
}

/** §3.4.2 */
function relaxedHeader(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/** §3.4.4 */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.length > 0 ? `${lines.join('\r\n')}\r\n` : '';
}

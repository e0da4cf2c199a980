import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import { ReplyAddresses, type Addressed } from '../use-cases/reply-addresses';

const HEX_DIGITS = 16;
const ADDRESS = /^(rsvp|bounce)\+([0-9a-f-]{32,36})\.([0-9a-f]{16})@([a-z0-9.-]+)$/;

type Kind = 'rsvp' | 'bounce';

/**
 * rsvp+<meeting>.<16 hex digits of HMAC-SHA-256>@domain, and bounce+<key of the mail>.<the same>@domain: at most 58
 * octets before the @, and it survives lower-casing.
 */
@Injectable()
export class HmacReplyAddresses extends ReplyAddresses {
  private readonly keys: readonly Readonly<Record<Kind, Buffer>>[];
  private readonly domain: string;

  constructor({ secretKeys, mail }: Config) {
    super();
    this.domain = mail.domain;
    this.keys = secretKeys.map((secret) => ({
      rsvp: keyOf(secret, 'rsvp'),
      bounce: keyOf(secret, 'bounce'),
    }));
  }

  override of(meetingId: string): string {
    return this.write('rsvp', meetingId);
  }

  override returnPath(messageId: string): string {
    return this.write('bounce', messageId.replace(/^<|@.*$/g, ''));
  }

  override read(address: string): Addressed | null {
    const [, kind, subject = '', mac = '', domain] = ADDRESS.exec(address.trim().toLowerCase()) ?? [];
    if ((kind !== 'rsvp' && kind !== 'bounce') || domain !== this.domain) return null;
    const isOurs = this.keys.some((keys) => isEqual(macOf(keys[kind], subject), mac));
    if (!isOurs) return { kind: 'forged' };
    return kind === 'rsvp'
      ? { kind: 'meeting', meetingId: subject }
      : { kind: 'bounce', messageId: `<${subject}@${this.domain}>` };
  }

  private write(kind: Kind, subject: string): string {
    const [newest] = this.keys;
    if (!newest) throw new Error('No secret key, although the settings were checked.');
    return `${kind}+${subject}.${macOf(newest[kind], subject)}@${this.domain}`;
  }
}

const keyOf = (secret: string, kind: Kind): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `ronda.${kind}`, 32));

const macOf = (key: Buffer, subject: string): string =>
  createHmac('sha256', key).update(subject).digest('hex').slice(0, HEX_DIGITS);

const isEqual = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));

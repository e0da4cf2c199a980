import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Links, type Link, type LinkPurpose } from '../use-cases/links';

const MAC_BYTES = 16;
const UUID_BYTES = 16;
const SECOND = 1000;
/** The first byte of a token: a purpose keeps its number for ever. */
const NUMBERS: Readonly<Record<LinkPurpose, number>> = { answer: 1, unsubscribe: 2, paper: 3 };

/** base64url of: purpose, ids, one number (seconds or version), 128 bits of HMAC-SHA-256. Retired keys still verify. */
@Injectable()
export class HmacLinks extends Links {
  private readonly keys: readonly Buffer[];

  constructor({ secretKeys }: Config) {
    super();
    this.keys = secretKeys.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'ronda.link', 32)));
  }

  override sign(link: Link): string {
    const content = contentOf(link);
    const [newest] = this.keys;
    if (!newest) throw new Error('No secret key, although the settings were checked.');
    return Buffer.concat([content, macOf(newest, content)]).toString('base64url');
  }

  override read<P extends LinkPurpose>(purpose: P, token: string): Extract<Link, { purpose: P }> | null {
    const bytes = Buffer.from(token, 'base64url');
    const length = bytes.length - MAC_BYTES;
    // Two texts can stand for the same bytes; only the one we wrote is ours.
    if (bytes.toString('base64url') !== token) return null;
    if (length < 1 || bytes[0] !== NUMBERS[purpose]) return null;
    const [content, mac] = [bytes.subarray(0, length), bytes.subarray(length)];
    if (!this.keys.some((key) => timingSafeEqual(macOf(key, content), mac))) return null;
    return linkFrom(purpose, content) as Extract<Link, { purpose: P }>;
  }
}

function contentOf(link: Link): Buffer {
  const [ids, number] =
    link.purpose === 'paper'
      ? [[link.tenantId, link.matchmakingId, link.delegateId], link.version]
      : [[link.tenantId, link.mailId], Math.floor(link.expiresAt.getTime() / SECOND)];
  const last = Buffer.alloc(4);
  last.writeUInt32BE(number);
  const first = Buffer.of(NUMBERS[link.purpose]);
  return Buffer.concat([first, ...ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex')), last]);
}

function linkFrom(purpose: LinkPurpose, content: Buffer): Link {
  const id = (index: number): string =>
    uuidIn(content.subarray(1 + index * UUID_BYTES, 1 + (index + 1) * UUID_BYTES));
  const number = content.readUInt32BE(content.length - 4);
  const tenantId = id(0);
  if (purpose === 'paper')
    return { purpose, tenantId, matchmakingId: id(1), delegateId: id(2), version: number };
  return { purpose, tenantId, mailId: id(1), expiresAt: new Date(number * SECOND) };
}

const uuidIn = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const macOf = (key: Buffer, content: Buffer): Buffer =>
  createHmac('sha256', key).update(content).digest().subarray(0, MAC_BYTES);

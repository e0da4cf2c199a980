import { createHash, createHmac, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** 256 random bits, base64url: 43 characters. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** How tokens and addresses are stored and looked up. A random token needs no salt. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Addresses are the same whatever their case. */
export function addressSha256(email: string): string {
  return sha256(email.trim().toLowerCase());
}

/** The eight digits that stand for a link on another device: always the same, so that showing them changes nothing. */
export function codeOf(token: string): string {
  const number = createHmac('sha256', token).update('other device').digest().readUInt32BE();
  return String(number % 100_000_000).padStart(8, '0');
}

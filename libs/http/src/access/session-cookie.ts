import { createHash } from 'node:crypto';
import { parseCookie } from 'cookie';

/** 32 random bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * The cookie's name. `__Host-` makes browsers refuse it without Secure, with a Domain or from a subdomain, but
 * exists over https only; a local installation on http goes without.
 */
export function sessionCookieName(publicUrl: string): '__Host-sid' | 'sid' {
  return publicUrl.startsWith('https:') ? '__Host-sid' : 'sid';
}

/** The session token in a Cookie header; null when there is none of the right form. */
export function sessionTokenIn(cookieHeader: string | undefined, publicUrl: string): string | null {
  if (cookieHeader === undefined) return null;
  const token = parseCookie(cookieHeader)[sessionCookieName(publicUrl)];
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** How a token is stored and looked up: hexadecimal SHA-256. A random token of 256 bits needs no salt. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import { sessionCookieName, sessionTokenIn } from '@ronda/http';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import type { Browser, OpenedSession } from '../../use-cases/sign-in/begin-session';
import { LINK_MS } from '../../use-cases/sign-in/request-sign-in-link';
import { newToken, sha256 } from '../../use-cases/sign-in/tokens';

const NONCE = /^[A-Za-z0-9_-]{43}$/;
const LONGEST_DEVICE = 120;

/** The cookies of signing in: the session, and the mark of the browser that asked for a link. */
@Injectable()
export class SignInCookies {
  private readonly publicUrl: string;
  private readonly options: CookieOptions;
  private readonly nonceName: string;

  constructor(config: Config) {
    this.publicUrl = config.http.publicUrl;
    const secure = this.publicUrl.startsWith('https:');
    this.options = { httpOnly: true, sameSite: 'lax', path: '/', secure };
    this.nonceName = secure ? '__Host-login' : 'login';
  }

  setSession(response: Response, { session, token }: OpenedSession): void {
    response.cookie(sessionCookieName(this.publicUrl), token, { ...this.options, expires: session.endsAt });
  }

  clearSession(response: Response): void {
    response.clearCookie(sessionCookieName(this.publicUrl), this.options);
  }

  /** The mark a browser keeps for all links it asks for, so that any of them works in it. */
  markBrowser(request: Request, response: Response): string {
    const nonce = this.markOf(request) ?? newToken();
    response.cookie(this.nonceName, nonce, { ...this.options, maxAge: LINK_MS });
    return nonce;
  }

  markOf(request: Request): string | null {
    const nonce = parseCookie(request.headers.cookie ?? '')[this.nonceName];
    return nonce !== undefined && NONCE.test(nonce) ? nonce : null;
  }

  clearMark(response: Response): void {
    response.clearCookie(this.nonceName, this.options);
  }

  browserOf(request: Request): Browser {
    const token = sessionTokenIn(request.headers.cookie, this.publicUrl);
    return { tokenSha256: token === null ? null : sha256(token), device: deviceOf(request) };
  }
}

/** What the browser calls itself. */
export function deviceOf(request: Request): string {
  return (request.get('user-agent') ?? 'unknown').slice(0, LONGEST_DEVICE);
}

export function clientOf(request: Request): string {
  return request.ip ?? 'unknown';
}

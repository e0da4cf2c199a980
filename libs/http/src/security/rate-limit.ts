import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, ThrottlerModule, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { Config } from '@ronda/config';
import type { Request } from 'express';
import { KnownSessions } from '../access/known-sessions';
import { sessionTokenIn, sha256Hex } from '../access/session-cookie';
import { HttpProblem } from '../problem/http-problem';

const MINUTE_MS = 60_000;

/** Counts in this process: a limit against floods. What protects people, such as sign-in, counts in the database. */
export const RateLimitModule = ThrottlerModule.forRootAsync({
  inject: [Config],
  useFactory: (config: Config) => [{ ttl: MINUTE_MS, limit: config.rateLimits.requestsPerClientPerMinute }],
});

/**
 * Limits each client before anything is looked up: one whose session was good before by that session, so that two
 * hundred people behind one venue's address do not share a limit; others by address. Tokens that nobody has proved
 * yet are counted apart, so that neither invented ones nor strangers without any shut out people who sign in.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  @Inject(Config) private readonly config!: Config;
  @Inject(KnownSessions) private readonly known!: KnownSessions;

  protected override getTracker(request: Request): Promise<string> {
    const address = request.ip ?? 'unknown';
    const token = sessionTokenIn(request.headers.cookie, this.config.http.publicUrl);
    if (token === null) return Promise.resolve(address);
    const tokenSha256 = sha256Hex(token);
    return Promise.resolve(this.known.has(tokenSha256) ? tokenSha256 : `unproved from ${address}`);
  }

  /** One count a client, not one a route. */
  protected override generateKey(_context: ExecutionContext, tracker: string, name: string): string {
    return `${name}:${tracker}`;
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): never {
    throw tooManyRequests(`More than ${detail.limit} requests in a minute.`, detail.timeToBlockExpire);
  }
}

/** @param retryAfterSeconds when the next one is let through */
export function tooManyRequests(what: string, retryAfterSeconds: number): HttpProblem {
  return new HttpProblem(429, 'HTTP.TOO_MANY_REQUESTS', `${what}\nMaybe wait ${retryAfterSeconds} seconds.`, {
    headers: { 'Retry-After': String(retryAfterSeconds) },
  });
}

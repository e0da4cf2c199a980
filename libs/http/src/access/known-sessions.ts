import { Injectable } from '@nestjs/common';

/** Some ten megabytes at most. */
const MOST = 50_000;

/**
 * The tokens, as hashes, that opened a session when this process last looked: what the rate limit may count by before
 * anybody looks again. It opens nothing.
 */
@Injectable()
export class KnownSessions {
  private readonly hashes = new Set<string>();

  has(tokenSha256: string): boolean {
    return this.hashes.has(tokenSha256);
  }

  add(tokenSha256: string): void {
    if (this.hashes.size >= MOST) this.hashes.clear();
    this.hashes.add(tokenSha256);
  }

  delete(tokenSha256: string): void {
    this.hashes.delete(tokenSha256);
  }
}

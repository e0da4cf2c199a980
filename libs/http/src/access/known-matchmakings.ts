/** Some ten megabytes at most. */
const MOST = 50_000;

/**
 * Which matchmakings were found in which tenant. A matchmaking is never deleted and never changes its tenant, so what
 * was true once stays true; that one does not exist is never remembered.
 */
export class KnownMatchmakings {
  private readonly keys = new Set<string>();

  has(tenantId: string, matchmakingId: string): boolean {
    return this.keys.has(`${tenantId}/${matchmakingId}`);
  }

  add(tenantId: string, matchmakingId: string): void {
    if (this.keys.size >= MOST) this.keys.clear();
    this.keys.add(`${tenantId}/${matchmakingId}`);
  }
}

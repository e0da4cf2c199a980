export type AttemptKind =
  | 'link-address'
  | 'link-unverified'
  | 'link-client'
  | 'link-tenant'
  | 'password-address'
  | 'password-client'
  | 'password-user';

/** Counted in the database: the limit holds across replicas and restarts, and counts nothing when it is down. */
export abstract class Attempts {
  /**
   * Counts an attempt, unless the limit within the window is reached.
   * @param key whose attempt; stored as a hash
   * @returns 0 when it counts, else the seconds until the next one may
   */
  abstract take(kind: AttemptKind, key: string, limit: number, windowMs: number): Promise<number>;
  abstract forget(kind: AttemptKind, key: string): Promise<void>;
  abstract removeOlderThan(at: Date): Promise<void>;
}

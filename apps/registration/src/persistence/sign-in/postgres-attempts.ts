import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import { Attempts, type AttemptKind } from '../../use-cases/sign-in/attempts';
import { sha256 } from '../../use-cases/sign-in/tokens';

@Injectable()
export class PostgresAttempts extends Attempts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async take(kind: AttemptKind, key: string, limit: number, windowMs: number): Promise<number> {
    const now = this.clock.now();
    const hashed = sha256(key);
    const since = new Date(now.getTime() - windowMs);
    // One at a time for each key, so that a burst cannot slip past the count.
    const [, earlier] = await Promise.all([
      this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind}:${hashed}`]),
      this.database.query<{ at: Date }>(
        'SELECT at FROM sign_in_attempt WHERE kind = $1 AND key_sha256 = $2 AND at > $3 ORDER BY at DESC LIMIT $4',
        [kind, hashed, since, limit],
      ),
    ]);
    const first = earlier[limit - 1];
    if (first) return Math.max(1, Math.ceil((first.at.getTime() + windowMs - now.getTime()) / 1000));
    await this.database.query('INSERT INTO sign_in_attempt VALUES ($1, $2, $3)', [kind, hashed, now]);
    return 0;
  }

  override async forget(kind: AttemptKind, key: string): Promise<void> {
    await this.database.query('DELETE FROM sign_in_attempt WHERE kind = $1 AND key_sha256 = $2', [
      kind,
      sha256(key),
    ]);
  }

  override async removeOlderThan(at: Date): Promise<void> {
    await this.database.query('DELETE FROM sign_in_attempt WHERE at < $1', [at]);
  }
}

import { sqlState, type Database } from '@ronda/persistence';
import { HttpProblem } from '../problem/http-problem';

/** A request that must have one effect. */
export interface KeyedRequest {
  readonly tenantId: string;
  readonly actorId: string;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  /** Method and address. */
  readonly route: string;
  /** Hexadecimal SHA-256 of the content. */
  readonly sha256: string;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Remembers answered requests. Both methods work in the running transaction of the request's tenant. */
export abstract class IdempotencyKeys {
  /**
   * Takes the key. While another request with it is under way, waits for that one's end.
   * @returns null when the key was free; the first answer when the same request was answered before
   * @throws HttpProblem IDEMPOTENCY.KEY_REUSED when the key belongs to a different request
   */
  abstract take(request: KeyedRequest): Promise<StoredAnswer | null>;
  abstract store(request: KeyedRequest, answer: StoredAnswer): Promise<void>;
}

interface Row {
  readonly route: string;
  readonly request_sha256: string;
  readonly status: number;
  readonly body: string | null;
}

const LOCK_TIMEOUT = '55P03';

export class DatabaseIdempotencyKeys extends IdempotencyKeys {
  constructor(private readonly database: Database) {
    super();
  }

  async take(request: KeyedRequest): Promise<StoredAnswer | null> {
    if (await this.insert(request)) return null;
    const [row] = await this.database.query<Row>(
      `SELECT route, request_sha256, status, body FROM idempotency_key
       WHERE tenant_id = $1 AND actor_id = $2 AND key = $3`,
      [request.tenantId, request.actorId, request.key],
    );
    if (!row) throw stillRunning(request.key);
    if (row.route !== request.route || row.request_sha256 !== request.sha256) throw keyReused(request.key);
    return { status: row.status, body: row.body === null ? undefined : (JSON.parse(row.body) as unknown) };
  }

  async store({ tenantId, actorId, key }: KeyedRequest, { status, body }: StoredAnswer): Promise<void> {
    await this.database.query(
      'UPDATE idempotency_key SET status = $4, body = $5 WHERE tenant_id = $1 AND actor_id = $2 AND key = $3',
      [tenantId, actorId, key, status, body === undefined ? null : JSON.stringify(body)],
    );
  }

  /**
   * The insert waits for a concurrent one with the same key, until PostgreSQL's lock timeout (3 s). A key that is a
   * day old is as good as free, though the sweeper has not yet come by.
   */
  private async insert({ tenantId, actorId, key, route, sha256 }: KeyedRequest): Promise<boolean> {
    try {
      const inserted = await this.database.query(
        `INSERT INTO idempotency_key (tenant_id, actor_id, key, route, request_sha256)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, actor_id, key) DO UPDATE
           SET route = $4, request_sha256 = $5, status = NULL, body = NULL, created_at = now()
           WHERE idempotency_key.created_at < now() - interval '24 hours'
         RETURNING 1`,
        [tenantId, actorId, key, route, sha256],
      );
      return inserted.length > 0;
    } catch (error) {
      if (sqlState(error) === LOCK_TIMEOUT) throw stillRunning(key);
      throw error;
    }
  }
}

function stillRunning(key: string): HttpProblem {
  return new HttpProblem(
    409,
    'IDEMPOTENCY.IN_PROGRESS',
    `The first request with Idempotency-Key "${key}" is still being worked on.\nMaybe repeat this one in a moment to get its answer.`,
    { headers: { 'Retry-After': '1' } },
  );
}

function keyReused(key: string): HttpProblem {
  return new HttpProblem(
    422,
    'IDEMPOTENCY.KEY_REUSED',
    `Idempotency-Key "${key}" was used before for a different request.\nMaybe take a fresh key for each new request, and the same only to repeat one.`,
    {
      errors: [
        { in: 'header', field: 'Idempotency-Key', value: key, message: 'Belongs to another request.' },
      ],
    },
  );
}

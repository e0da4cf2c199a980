import { randomBytes, randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { views, type ViewName, type ViewRow } from '@ronda/contracts';
import { buildApp, sha256Hex, type Role } from '@ronda/http';
import { migrateQueue } from '@ronda/messaging';
import { migrate } from '@ronda/persistence';
import { testDatabase, type TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import request from 'supertest';
import { serviceMigrations } from '../../../apps/platform/src/services';
import { RegistrationModule } from '../../../apps/registration/src/registration.module';
import { during } from '../during';
import { configFor } from '../platform-database';

/** Sessions as a plain table: how people sign in is the subject of other tests. */
const SESSIONS = `
  DROP VIEW IF EXISTS registration.published_session;
  CREATE TABLE registration.known_session (
    token_sha256 text, session_id uuid, user_id uuid, role text, tenant_id uuid, matchmaking_ids uuid[],
    participant_id uuid, delegate_id uuid, impersonator_id uuid, expires_at timestamptz);
  CREATE VIEW registration.published_session WITH (security_barrier) AS TABLE registration.known_session;
  GRANT SELECT ON registration.published_session TO ronda_registration`;

async function prepare(url: string): Promise<void> {
  const config = configFor(url);
  await migrate(config, serviceMigrations); // the audit trail reads the views of all
  await migrateQueue(config);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(SESSIONS);
  await client.end();
}

export interface SignedIn {
  readonly tenantId?: string | null;
  readonly matchmakingIds?: readonly string[] | null;
  readonly participantId?: string;
  readonly delegateId?: string;
}

type Method = 'get' | 'post' | 'put' | 'patch';
export interface Call {
  readonly body?: unknown;
  readonly query?: Record<string, string>;
  readonly revision?: number;
  readonly key?: string;
}

/** Somebody with a session: calls the API as a browser would, with a fresh Idempotency-Key for each POST. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly cookie: string | null,
    readonly tenantId: string,
  ) {}

  get = (path: string, call?: Call) => this.call('get', path, call);
  post = (path: string, call?: Call) => this.call('post', path, call);
  put = (path: string, call?: Call) => this.call('put', path, call);
  patch = (path: string, call?: Call) => this.call('patch', path, call);

  upload(path: string, file: Buffer, query: Record<string, string> = {}) {
    return this.request('post', path, { query }).attach('file', file, 'participants.csv');
  }

  private call(method: Method, path: string, call: Call = {}) {
    const sent = this.request(method, path, call);
    return call.body === undefined ? sent : sent.send(call.body as object);
  }

  private request(method: Method, path: string, { query = {}, revision, key }: Call) {
    const sent = request(this.url)[method](`/api/registration/${path}`).query(query);
    if (this.cookie !== null) void sent.set('Cookie', this.cookie);
    if (method === 'post') void sent.set('Idempotency-Key', key ?? randomUUID());
    if (revision !== undefined) void sent.set('If-Match', `"${revision}"`);
    return sent;
  }
}

/** The registration service on a real database, queue and socket. */
export class RegistrationApp {
  private constructor(
    readonly app: NestExpressApplication,
    private readonly database: TestDatabase,
    private readonly client: Client,
  ) {}

  static async start(): Promise<RegistrationApp> {
    const database = await testDatabase({ template: 'registration', prepare });
    const config = configFor(database.url, { LOG_LEVEL: 'silent', RATE_LIMIT_REQUESTS_PER_MINUTE: '10000' });
    const app = await buildApp([RegistrationModule], { config, program: 'registration' });
    await app.listen(0, '127.0.0.1');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return new RegistrationApp(app, database, client);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as { port: number }).port}`;
  }

  get anonymous(): Caller {
    return new Caller(this.url, null, '');
  }

  /** An institution and its organiser. */
  async organiser(): Promise<Caller> {
    const admin = await this.signIn('platform-admin', { tenantId: null });
    const tenant = await admin.post('tenants', { body: { name: `Institution ${randomUUID()} (demo)` } });
    return this.signIn('organiser', { tenantId: tenant.body.id as string });
  }

  async signIn(role: Role, who: SignedIn): Promise<Caller> {
    const token = randomBytes(32).toString('base64url');
    await this.client.query(
      `INSERT INTO registration.known_session VALUES ($1, $2, $3, $4, $5, $6, $7, $8, null, now() + interval '1 hour')`,
      [
        sha256Hex(token),
        randomUUID(),
        randomUUID(),
        role,
        who.tenantId,
        who.matchmakingIds,
        who.participantId,
        who.delegateId,
      ],
    );
    return new Caller(this.url, `sid=${token}`, who.tenantId ?? '');
  }

  /** As the superuser, who sees every tenant. */
  async query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, parameters)).rows;
  }

  during<T>(sql: string, parameters: unknown[], work: () => PromiseLike<T>): Promise<T> {
    return during(this.database.url, sql, parameters, work);
  }

  /** What other services of the tenant see of a gathering. */
  async published<V extends ViewName>(
    view: V,
    tenantId: string,
    matchmakingId: string,
  ): Promise<ViewRow<V>[]> {
    await this.client.query(`SELECT set_config('app.tenant', $1, false)`, [tenantId]);
    const columns = Object.keys(views[view].row.shape).join(', ');
    const { rows } = await this.client.query(`SELECT ${columns} FROM ${view} WHERE matchmaking_id = $1`, [
      matchmakingId,
    ]);
    await this.client.query('RESET app.tenant');
    return rows.map((row) => views[view].row.parse(row)) as ViewRow<V>[];
  }

  /** The messages that left, oldest first. */
  async messages(matchmakingId: string): Promise<{ name: string; data: Record<string, unknown> }[]> {
    return this.query(
      `SELECT name, data FROM registration.outbox WHERE data->>'matchmakingId' = $1 ORDER BY position`,
      [matchmakingId],
    );
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.client.end();
    await this.database.drop();
  }
}

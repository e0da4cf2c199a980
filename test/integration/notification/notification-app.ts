import { randomBytes, randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '@ronda/config';
import type { MessageData, MessageName, ViewName, ViewRow } from '@ronda/contracts';
import { buildApp, sha256Hex, type Role } from '@ronda/http';
import { SmtpSink } from '@ronda/mailbox';
import { QueueConnection } from '@ronda/messaging';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import request from 'supertest';
import { migrations } from '../../../apps/notification/migrations';
import { NotificationModule } from '../../../apps/notification/src/notification.module';
import { configFor, platformDatabase } from '../platform-database';
import { eventually } from '../eventually';
import { neighbours, tableBehind } from './neighbours';

const services = [...neighbours, { service: 'notification' as const, migrations }];

export interface MailRow {
  id: string;
  kind: string;
  status: string;
  phase: string;
  address: string;
  subject_key: string;
  sequence: number;
  method: string;
  attempts: number;
  resend_no: number;
  message_id: string | null;
  body_sha256: string | null;
  reply_code: number | null;
}

/** A database, a mail server, and as many notification processes on them as a test starts. */
export class NotificationWorld {
  readonly apps: NestExpressApplication[] = [];

  private constructor(
    readonly sink: SmtpSink,
    private readonly database: TestDatabase,
    private readonly client: Client,
  ) {}

  static async create(): Promise<NotificationWorld> {
    const database = await platformDatabase('notification', services);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return new NotificationWorld(await SmtpSink.start(), database, client);
  }

  /** Starts a process of the service. */
  async start(settings: Environment = {}): Promise<NestExpressApplication> {
    const config = configFor(this.database.url, {
      LOG_LEVEL: 'silent',
      MAIL_TRANSPORT: 'smtp',
      SMTP_URL: this.sink.url,
      MAIL_HOLD_SECONDS: '0',
      PUBLIC_URL: 'https://ronda.example.org',
      MAIL_DOMAIN: 'mail.example.org',
      RATE_LIMIT_REQUESTS_PER_MINUTE: '10000',
      ...settings,
    });
    const app = await buildApp([NotificationModule], { config, program: 'notification' });
    await app.listen(0, '127.0.0.1');
    this.apps.push(app);
    return app;
  }

  /** Puts a row behind a view of another service. */
  async add<V extends ViewName>(view: V, row: Partial<ViewRow<V>>): Promise<void> {
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    await this.query(
      `INSERT INTO ${tableBehind(view)} (${names.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }

  /** Delivers a message as the relay of its sender does, and waits until it was handled. */
  async deliver<N extends MessageName>(
    name: N,
    tenantId: string,
    data: MessageData<N>,
    id: string = randomUUID(),
    jobs = 1,
  ): Promise<void> {
    const envelope = {
      id,
      name,
      tenantId,
      occurredAt: new Date().toISOString(),
      correlationId: `test-${id}`,
      causationId: null,
      data,
    };
    const [app] = this.apps;
    const queue = app!.get(QueueConnection, { strict: false }).queue('notification');
    const job = () => ({ name, data: envelope, opts: { jobId: `${id}_${randomUUID()}` } });
    await queue.addBulk(Array.from({ length: jobs }, job));
    await this.until(`SELECT FROM notification.inbox WHERE message_id = $1`, [id]);
  }

  /** Resolves once a statement finds a row. */
  async until(sql: string, parameters: unknown[] = []): Promise<void> {
    while ((await this.client.query(sql, parameters)).rowCount === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Resolves once the queue holds no message that is not handled. */
  async drained(): Promise<void> {
    const queue = this.apps[0]!.get(QueueConnection, { strict: false }).queue('notification');
    await eventually('the queue is empty', async () => {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
      return Object.values(counts).every((jobs) => jobs === 0);
    });
  }

  /** Resolves once no mail waits or is on its way. */
  async settled(): Promise<void> {
    await this.until(
      `SELECT WHERE NOT EXISTS (SELECT FROM notification.mail WHERE status IN ('held', 'pending', 'sending'))`,
    );
  }

  /** The ledger, oldest first. */
  mails(where = 'true'): Promise<MailRow[]> {
    return this.query<MailRow>(
      `SELECT * FROM notification.mail WHERE ${where} ORDER BY created_at, urgency, address`,
    );
  }

  /** As the superuser, who sees every tenant. */
  async query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, parameters)).rows;
  }

  async signIn(
    role: Role,
    tenantId: string | null,
    matchmakingIds: readonly string[] | null = null,
    person: { readonly participantId: string; readonly delegateId: string } | null = null,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.add('registration.published_session', {
      token_sha256: sha256Hex(token),
      session_id: randomUUID(),
      user_id: randomUUID(),
      role,
      tenant_id: tenantId,
      matchmaking_ids: matchmakingIds === null ? null : [...matchmakingIds],
      ...(person && { participant_id: person.participantId, delegate_id: person.delegateId }),
      expires_at: new Date(Date.now() + 3_600_000),
    });
    return `__Host-sid=${token}`;
  }

  get(path: string, cookie: string) {
    return request(this.url).get(`/api/${path}`).set('Cookie', cookie);
  }

  post(path: string, cookie: string, key: string = randomUUID()) {
    return request(this.url).post(`/api/${path}`).set('Cookie', cookie).set('Idempotency-Key', key);
  }

  put(path: string, cookie: string, revision: number) {
    return request(this.url).put(`/api/${path}`).set('Cookie', cookie).set('If-Match', `"${revision}"`);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.apps[0]!.getHttpServer().address() as { port: number }).port}`;
  }

  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.close()));
    await this.sink.stop();
    await this.client.end();
    await this.database.drop();
  }
}

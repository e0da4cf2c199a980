import { randomBytes, randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '@ronda/config';
import { buildApp, sha256Hex, type Role } from '@ronda/http';
import type { ServiceMigrations } from '@ronda/persistence';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import { migrations as meetingRequestMigrations } from '../../../apps/meeting-request/migrations';
import { MeetingRequestModule } from '../../../apps/meeting-request/src/meeting-request.module';
import { migrations as notificationMigrations } from '../../../apps/notification/migrations';
import { NotificationModule } from '../../../apps/notification/src/notification.module';
import { migrations as registrationMigrations } from '../../../apps/registration/migrations';
import { RegistrationModule } from '../../../apps/registration/src/registration.module';
import { schedulingMigrations } from '../../../apps/scheduling/migrations';
import { SchedulingModule } from '../../../apps/scheduling/src/scheduling.module';
import { configFor, platformDatabase } from '../platform-database';

const EVERY_SERVICE: readonly ServiceMigrations[] = [
  { service: 'registration', migrations: registrationMigrations },
  { service: 'meeting-request', migrations: meetingRequestMigrations },
  { service: 'scheduling', migrations: schedulingMigrations },
  { service: 'notification', migrations: notificationMigrations },
];
const MODULES = [RegistrationModule, MeetingRequestModule, SchedulingModule, NotificationModule];

export interface Person {
  readonly role: Role;
  readonly tenantId: string | null;
  readonly matchmakingIds?: readonly string[] | null;
  readonly participantId?: string;
  readonly delegateId?: string;
}

export interface Sent {
  readonly method: string;
  /** Below /api. */
  readonly path: string;
  readonly body?: unknown;
  readonly revision?: number;
}

export interface Got {
  readonly status: number;
  readonly text: string;
}

/** A stream that is open says nothing more of interest. */
const LONGEST_ANSWER_MS = 20_000;

/** All four services in one process, on a real database. */
export class WholeApp {
  private constructor(
    readonly app: NestExpressApplication,
    readonly database: TestDatabase,
    private readonly client: Client,
  ) {}

  static async start(settings: Environment = {}): Promise<WholeApp> {
    const database = await platformDatabase('every service', EVERY_SERVICE);
    const config = configFor(database.url, {
      LOG_LEVEL: 'silent',
      RATE_LIMIT_REQUESTS_PER_MINUTE: '1000000',
      RATE_LIMIT_SIGN_IN_LINKS_PER_IP: '100000',
      ...settings,
    });
    const app = await buildApp(MODULES, { config, program: 'every service' });
    await app.listen(0, '127.0.0.1');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return new WholeApp(app, database, client);
  }

  /** As the superuser, who sees every tenant. */
  async query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, parameters)).rows;
  }

  /** A session as sign-in would have opened it. @returns the cookie */
  async signIn({ role, tenantId, matchmakingIds, participantId, delegateId }: Person): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.query(
      `INSERT INTO registration.sign_in_session (id, token_sha256, user_id, role, tenant_id, matchmaking_ids,
         participant_id, delegate_id, device, begun_at, seen_at, idle_until, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'test', now(), now(), now() + interval '1 hour', now() + interval '1 hour')`,
      [
        ...[randomUUID(), sha256Hex(token), delegateId ?? randomUUID(), role, tenantId],
        ...[matchmakingIds ?? null, participantId ?? null, delegateId ?? null],
      ],
    );
    return `sid=${token}`;
  }

  async send(cookie: string | null, { method, path, body, revision = 1 }: Sent): Promise<Got> {
    const { port } = this.app.getHttpServer().address() as { port: number };
    const response = await fetch(`http://127.0.0.1:${port}/api/${path}`, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        'if-match': `"${revision}"`,
        ...(cookie !== null && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    });
    return { status: response.status, text: await response.text() };
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.client.end();
    await this.database.drop();
  }
}

import { randomBytes, randomUUID } from 'node:crypto';
import type { Abstract, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Config } from '@ronda/config';
import type { Envelope, MessageData, MessageName } from '@ronda/contracts';
import { buildApp, sessionCookieName, sha256Hex } from '@ronda/http';
import { QueueConnection } from '@ronda/messaging';
import type { ServiceMigrations } from '@ronda/persistence';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import request from 'supertest';
import { schedulingMigrations } from '../../../apps/scheduling/migrations';
import { SchedulingModule } from '../../../apps/scheduling/src/scheduling.module';
import { eventually } from '../eventually';
import { configFor, platformDatabase } from '../platform-database';
import {
  StandInMeetingRequest1700000000000,
  StandInNotification1700000000000,
  StandInRegistration1700000000000,
} from './neighbours';

/** Scheduling and stand-ins for the services it reads. */
export const neighbourhood: readonly ServiceMigrations[] = [
  { service: 'registration', migrations: [StandInRegistration1700000000000] },
  { service: 'meeting-request', migrations: [StandInMeetingRequest1700000000000] },
  { service: 'scheduling', migrations: schedulingMigrations },
  { service: 'notification', migrations: [StandInNotification1700000000000] },
];

/** Who calls; the default is an organiser of the tenant. */
export interface Caller {
  readonly tenantId: string;
  readonly role?: 'organiser' | 'participant';
  readonly matchmakingIds?: readonly string[];
  readonly participantId?: string;
}

/** The scheduling service on a real database, queue and socket, beside stand-ins for the services it reads. */
export class SchedulingApp {
  private constructor(
    readonly database: TestDatabase,
    /** The superuser, who sees every tenant. */
    readonly sql: Client,
    private app: NestExpressApplication,
  ) {}

  static async start(): Promise<SchedulingApp> {
    const database = await platformDatabase('scheduling', neighbourhood);
    const sql = new Client({ connectionString: database.url });
    await sql.connect();
    return new SchedulingApp(database, sql, await startReplica(database.url));
  }

  /** A second process of the same service, as far as the database and the queue can tell. */
  replica(): Promise<NestExpressApplication> {
    return startReplica(this.database.url);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.sql.end();
    await this.database.drop();
  }

  get<T>(token: Type<T> | Abstract<T>): T {
    return this.app.get<T>(token, { strict: false });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as { port: number }).port}`;
  }

  /** Lets a message of another service arrive through the queue, and waits until it was handled. */
  async deliver<N extends MessageName>(name: N, tenantId: string, data: MessageData<N>): Promise<void> {
    const envelope: Envelope<N> = {
      id: randomUUID(),
      name,
      tenantId,
      occurredAt: new Date().toISOString(),
      correlationId: randomUUID(),
      causationId: null,
      data,
    };
    const queue = this.get(QueueConnection).queue('scheduling');
    const jobId = `delivery_${envelope.id}`;
    await queue.add(name, envelope, { jobId, removeOnComplete: true });
    await eventually(`${name} was handled`, async () => (await queue.getJob(jobId)) === undefined);
  }

  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.sql.query<Row>(text, values)).rows;
  }

  /** @returns the Cookie header of a session as sign-in would have stored it */
  async signIn({ tenantId, role = 'organiser', matchmakingIds, participantId }: Caller): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.sql.query(
      `INSERT INTO registration.session VALUES ($1, $2, $3, $4, $5, $6, $7, null, null, now() + interval '1 hour')`,
      [
        sha256Hex(token),
        randomUUID(),
        randomUUID(),
        role,
        tenantId,
        matchmakingIds ?? null,
        participantId ?? null,
      ],
    );
    return `${sessionCookieName(this.app.get(Config).http.publicUrl)}=${token}`;
  }

  request(): ReturnType<typeof request> {
    return request(this.url);
  }
}

async function startReplica(url: string): Promise<NestExpressApplication> {
  const app = await buildApp([SchedulingModule], {
    config: configFor(url, { LOG_LEVEL: 'silent', RATE_LIMIT_REQUESTS_PER_MINUTE: '1000000' }),
    program: 'scheduling',
  });
  await app.listen(0, '127.0.0.1');
  return app;
}

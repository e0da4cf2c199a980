import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Config } from '@ronda/config';
import { Clock } from '@ronda/domain';
import { buildApp } from '@ronda/http';
import { migrateQueue } from '@ronda/messaging';
import { Sealer, migrate } from '@ronda/persistence';
import { testDatabase, type TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import request from 'supertest';
import { migrations } from '../../../apps/registration/migrations';
import {
  RegistrationModule,
  RegistrationOperatorModule,
} from '../../../apps/registration/src/registration.module';
import type { PasswordLink } from '../../../apps/registration/src/use-cases/sign-in/password-links';
import type { ResetWish } from '../../../apps/registration/src/use-cases/sign-in/reset-login';
import { during } from '../during';
import { configFor } from '../platform-database';

async function prepare(url: string): Promise<void> {
  const config = configFor(url);
  await migrate(config, [{ service: 'registration', migrations }]);
  await migrateQueue(config);
}

export const PASSWORD = 'zafferano-42-tramonto';

/** A browser: keeps its cookies, says where its page is from. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    readonly device = 'Firefox',
  ) {}

  get = (path: string) => this.send(request(this.url).get(`/api/registration/${path}`));
  post = (path: string, body: object = {}) =>
    this.send(request(this.url).post(`/api/registration/${path}`).send(body));
  put = (path: string, body: object) =>
    this.send(request(this.url).put(`/api/registration/${path}`).send(body));
  delete = (path: string) => this.send(request(this.url).delete(`/api/registration/${path}`));

  private async send(sent: request.Test): Promise<request.Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await sent
      .set({
        Cookie: cookie,
        'User-Agent': this.device,
        'Idempotency-Key': randomUUID(),
        'Sec-Fetch-Site': 'same-origin',
      })
      .ok(() => true);
    for (const line of (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [])
      this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (value === '') this.cookies.delete(name!);
    else this.cookies.set(name!, value!);
  }
}

export interface Invited {
  readonly email: string;
  readonly matchmakingId: string;
  readonly participantId: string;
  readonly delegateId: string;
}

/** The registration service as it is, with nothing in the place of sign-in. */
export class SignInApp {
  readonly organiserEmail = `marta.${randomUUID()}@example.org`;
  tenantId = '';

  private constructor(
    readonly app: NestExpressApplication,
    private readonly database: TestDatabase,
    private readonly client: Client,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<SignInApp> {
    const database = await testDatabase({ template: 'registration-sign-in', prepare });
    const config = configFor(database.url, {
      LOG_LEVEL: 'silent',
      RATE_LIMIT_REQUESTS_PER_MINUTE: '100000',
      RATE_LIMIT_SIGN_IN_LINKS_PER_IP: '10000',
      ...settings,
    });
    const app = await buildApp([RegistrationModule], { config, program: 'registration' });
    await app.listen(0, '127.0.0.1');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return new SignInApp(app, database, client);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as { port: number }).port}`;
  }

  get now(): Date {
    return this.app.get(Clock).now();
  }

  /** From now on it is this instant for the service. */
  holdClock(instant: Date): void {
    Object.assign(this.app.get(Clock), { now: () => instant });
  }

  releaseClock(): void {
    Object.assign(this.app.get(Clock), { now: () => new Date() });
  }

  browser(device?: string): Browser {
    return new Browser(this.url, device);
  }

  get setupToken(): string {
    return readFileSync(join(this.app.get(Config).dataDirectory, 'setup-token'), 'utf8');
  }

  setupWish(token = this.setupToken) {
    return {
      token,
      tenantName: `Institution ${randomUUID()} (demo)`,
      organiser: {
        name: 'Marta',
        email: this.organiserEmail,
        password: PASSWORD,
        language: 'it',
        zone: 'Europe/Rome',
      },
      administrator: { email: `admin.${this.organiserEmail}`, password: PASSWORD },
    };
  }

  /** As the operator's program does, beside the running service. */
  async resetLogin(wish: Partial<ResetWish> & { readonly email: string }): Promise<PasswordLink> {
    const context = await RegistrationOperatorModule.open(this.app.get(Config));
    try {
      const operator = context.get(RegistrationOperatorModule);
      return await operator.resetLogin({ institution: null, removeSecondFactor: false, ...wish });
    } finally {
      await context.close();
    }
  }

  async setUp(): Promise<void> {
    this.tenantId = (await this.browser().post('setup', this.setupWish())).body.tenantId;
  }

  async organiser(device?: string): Promise<Browser> {
    const browser = this.browser(device);
    await browser.post('sign-in/password', { email: this.organiserEmail, password: PASSWORD });
    return browser;
  }

  /** A delegate of a participant, in a gathering of its own. */
  async invite(email = `ana.${randomUUID()}@example.org`, state = 'admitted'): Promise<Invited> {
    const [matchmakingId, organisationId, participantId, delegateId] = Array.from({ length: 4 }, () =>
      randomUUID(),
    );
    const t = this.tenantId;
    await this.query(
      `INSERT INTO registration.matchmaking (tenant_id, id, name, place, zone, state, default_language, contact_name,
         contact_email, pairing, allocate_on_close, admission, revision)
       VALUES ($1, $2, $3, 'Milan', 'Europe/Rome', 'open', 'en', 'M', 'm@example.org', 'anyone', false, 'open', 1)`,
      [t, matchmakingId, `Round ${matchmakingId}`],
    );
    await this.query(`INSERT INTO registration.organisation VALUES ($1, $2, $3)`, [
      t,
      organisationId,
      `O ${organisationId}`,
    ]);
    await this.query(
      `INSERT INTO registration.participant (tenant_id, matchmaking_id, id, organisation_id, name, kind, region,
         country, sectors, offers, needs, languages, description, zone, attends, state, state_since, revision)
       VALUES ($1, $2, $3, $4, 'Clúster (demo)', 'cluster', 'LAC', 'PE', '{}', '{}', '{}', '{es}', '', 'America/Lima',
         'on-site', $5, now(), 1)`,
      [t, matchmakingId, participantId, organisationId, state],
    );
    await this.query(
      `INSERT INTO registration.delegate (tenant_id, matchmaking_id, participant_id, id, seat_no, name, email, language, zone)
       VALUES ($1, $2, $3, $4, 1, 'Ana', $5, 'es', 'America/Lima')`,
      [t, matchmakingId, participantId, delegateId, email],
    );
    return { email, matchmakingId: matchmakingId!, participantId: participantId!, delegateId: delegateId! };
  }

  /** The tokens of the mails to be written to a delegate, newest first. */
  async mailed({ delegateId }: Invited): Promise<string[]> {
    await this.query(`SELECT set_config('app.tenant', $1, false)`, [this.tenantId]);
    const rows = await this.query<{ sealed_token: string }>(
      `SELECT sealed_token FROM registration.published_sign_in_request WHERE person_id = $1 ORDER BY requested_at DESC`,
      [delegateId],
    );
    const sealer = new Sealer(this.app.get(Config));
    return rows.map(({ sealed_token }) => sealer.open(sealed_token));
  }

  /** Asks for a link in this browser. @returns its token, as the mail would bring it */
  async link(browser: Browser, invited: Invited): Promise<string> {
    await browser.post('sign-in/link', { email: invited.email });
    return (await this.mailed(invited))[0]!;
  }

  async delegate(invited: Invited, device?: string): Promise<Browser> {
    const browser = this.browser(device);
    await browser.post('sign-in/link/redeem', { token: await this.link(browser, invited) });
    return browser;
  }

  /** As the superuser, who sees every tenant. */
  async query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, parameters)).rows;
  }

  during<T>(sql: string, parameters: unknown[], work: () => PromiseLike<T>): Promise<T> {
    return during(this.database.url, sql, parameters, work);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.client.end();
    await this.database.drop();
  }
}

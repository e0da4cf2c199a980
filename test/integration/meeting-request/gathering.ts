import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sessionCookieName } from '@ronda/http';
import { Client as PostgresClient } from 'pg';
import type { Answer, Body } from './answer';
import type { RunningService } from './service';

export interface ParticipantOptions {
  readonly region?: 'EU' | 'LAC';
  readonly name?: string;
  readonly organisationId?: string;
  readonly country?: string;
  readonly sectors?: readonly string[];
  readonly offers?: readonly string[];
  readonly needs?: readonly string[];
  readonly languages?: readonly string[];
  readonly description?: string;
  readonly attends?: 'on-site' | 'remote';
}

export interface RuleOptions {
  readonly tenantId?: string;
  readonly pairing?: 'across-regions' | 'anyone';
  readonly state?: 'open' | 'finished' | 'cancelled';
  readonly max_sent?: number;
  readonly max_received?: number;
  readonly max_accepted?: number;
  readonly request_expiry_days?: number;
}

/** Somebody signed in, calling the service over HTTP below one gathering. */
export class Caller {
  constructor(
    private readonly base: string,
    private readonly cookie: string,
    /** Set for participants. */
    readonly id: string,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }
  /** With a fresh Idempotency-Key unless one is given. */
  post(path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.send('POST', path, body, { 'idempotency-key': key });
  }
  put(path: string, body: unknown, revision?: number): Promise<Answer> {
    return this.send('PUT', path, body, revision === undefined ? {} : { 'if-match': `"${revision}"` });
  }
  patch(path: string, body: unknown, revision?: number): Promise<Answer> {
    return this.send('PATCH', path, body, revision === undefined ? {} : { 'if-match': `"${revision}"` });
  }
  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }
  ask(other: { readonly id: string }, wish: object = {}): Promise<Answer> {
    return this.post('/requests', { toParticipantId: other.id, ...wish });
  }
  /** The same person in another gathering's addresses. */
  in(gathering: Gathering): Caller {
    return new Caller(gathering.base, this.cookie, this.id);
  }

  private async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.base + path, {
      method,
      headers: {
        cookie: this.cookie,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? null : JSON.parse(text)) as Body,
      etag: response.headers.get('etag'),
    };
  }
}

/** One gathering as registration would publish it, and who is signed in to it. */
export class Gathering {
  readonly base: string;

  private constructor(
    private readonly service: RunningService,
    readonly tenantId: string,
    readonly id: string,
  ) {
    this.base = `${service.url}/api/meeting-request/matchmakings/${id}`;
  }

  static async create(
    service: RunningService,
    { tenantId = randomUUID(), ...rules }: RuleOptions = {},
  ): Promise<Gathering> {
    const gathering = new Gathering(service, tenantId, randomUUID());
    await gathering.sql(
      `INSERT INTO registration.tenant VALUES ($1, 'Institution') ON CONFLICT DO NOTHING`,
      tenantId,
    );
    await gathering.insert('matchmaking', { ...rules, tenant_id: tenantId, matchmaking_id: gathering.id });
    return gathering;
  }

  /** With an open booking window. */
  static async open(service: RunningService, rules: RuleOptions = {}): Promise<Gathering> {
    const gathering = await Gathering.create(service, rules);
    const organiser = await gathering.organiser();
    await organiser.post('/booking-window/open');
    return gathering;
  }

  async participant(options: ParticipantOptions = {}): Promise<Caller> {
    const id = await this.admit(options);
    return this.signIn({ role: 'participant', participant_id: id, matchmaking_ids: [this.id] }, id);
  }

  /** Admits without signing anybody in. */
  async admit({
    region = 'EU',
    country,
    name = `Clúster ${randomBytes(3).toString('hex')}`,
    organisationId = randomUUID(),
    ...profile
  }: ParticipantOptions = {}): Promise<string> {
    const id = randomUUID();
    await this.insert('participant', {
      ...profile,
      tenant_id: this.tenantId,
      matchmaking_id: this.id,
      participant_id: id,
      organisation_id: organisationId,
      organisation_name: name,
      region,
      country: country ?? (region === 'EU' ? 'IT' : 'PE'),
    });
    return id;
  }

  organiser(): Promise<Caller> {
    return this.signIn({ role: 'organiser', matchmaking_ids: null }, '');
  }

  /** An organiser in a participant's name. */
  impersonate(participant: Caller): Promise<Caller> {
    return this.signIn(
      {
        role: 'participant',
        participant_id: participant.id,
        matchmaking_ids: [this.id],
        impersonator_id: randomUUID(),
      },
      participant.id,
    );
  }

  /** As the superuser, past row-level security. */
  async sql<Row = Record<string, unknown>>(text: string, ...parameters: unknown[]): Promise<Row[]> {
    const client = new PostgresClient({ connectionString: this.service.database.url });
    await client.connect();
    try {
      return (await client.query(text, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** What scheduling sees of this gathering through a published view, under its own role. */
  async published(
    view: `meeting_request.published_${string}`,
    tenantId = this.tenantId,
  ): Promise<Record<string, unknown>[]> {
    const address = new URL(this.service.database.url);
    address.username = 'ronda_scheduling';
    address.password = 'test';
    const client = new PostgresClient({ connectionString: address.href });
    await client.connect();
    try {
      await client.query(`SELECT set_config('app.tenant', $1, false)`, [tenantId]);
      const { rows } = await client.query<Record<string, unknown>>(
        `SELECT * FROM ${view} WHERE matchmaking_id = $1`,
        [this.id],
      );
      return rows;
    } finally {
      await client.end();
    }
  }

  /** The names of the messages sent in this gathering, in order. */
  async messages(): Promise<string[]> {
    const rows = await this.sql<{ name: string }>(
      `SELECT name FROM meeting_request.outbox WHERE data->>'matchmakingId' = $1 ORDER BY position`,
      this.id,
    );
    return rows.map(({ name }) => name);
  }

  private async signIn(session: Record<string, unknown>, participantId: string): Promise<Caller> {
    const token = randomBytes(32).toString('base64url');
    await this.insert('session', {
      token_sha256: createHash('sha256').update(token).digest('hex'),
      session_id: randomUUID(),
      user_id: randomUUID(),
      tenant_id: this.tenantId,
      expires_at: '2999-01-01T00:00:00Z',
      ...session,
    });
    return new Caller(this.base, `${sessionCookieName(this.service.url)}=${token}`, participantId);
  }

  private async insert(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    await this.sql(
      `INSERT INTO registration.${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
      ...Object.values(row),
    );
  }
}

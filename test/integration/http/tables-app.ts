import { randomBytes, randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  Injectable,
  Module,
  Param,
  Patch,
  Post,
  Query,
  UploadedFile,
} from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Config } from '@ronda/config';
import { DomainError, requireRevision, type ServiceName } from '@ronda/domain';
import {
  Access,
  Id,
  Idempotent,
  IfMatch,
  Instant,
  PageQuery,
  Principal,
  Responds,
  Scope,
  Upload,
  buildApp,
  constraintProblems,
  keyIn,
  pageFrom,
  pageOf,
  queryBoolean,
  sessionCookieName,
  sha256Hex,
  type MatchmakingScope,
  type Role,
  type UploadedDocument,
} from '@ronda/http';
import {
  Database,
  PersistenceModule,
  migrate,
  Transaction,
  secureTable,
  setUpServiceSchema,
} from '@ronda/persistence';
import { testDatabase, type TestDatabase } from '@ronda/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import { Client } from 'pg';
import { during } from '../during';
import { configFor, roleOf } from '../platform-database';

/** The least of registration that the guards read. */
class CreateWhoIsWho1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpServiceSchema(queryRunner, 'registration');
    await queryRunner.query(`
      CREATE TABLE registration.known_session (
        token_sha256 text, session_id uuid, user_id uuid, role text, tenant_id uuid, matchmaking_ids uuid[],
        participant_id uuid, delegate_id uuid, impersonator_id uuid, expires_at timestamptz);
      CREATE VIEW registration.published_session WITH (security_barrier) AS TABLE registration.known_session;
      CREATE TABLE registration.gathering (tenant_id uuid, matchmaking_id uuid);
      CREATE VIEW registration.published_matchmaking WITH (security_barrier) AS
        SELECT tenant_id, matchmaking_id, '' AS name, '' AS place, 'UTC' AS zone, 'open' AS state,
          'en' AS default_language, '' AS contact_name, '' AS contact_email, 'anyone' AS pairing,
          NULL::int AS max_sent, NULL::int AS max_received, NULL::int AS max_accepted,
          NULL::int AS request_expiry_days, false AS allocate_on_close,
          NULL::int AS buffer_minutes, 1 AS revision
        FROM registration.gathering`);
    await secureTable(queryRunner, 'registration', 'gathering');
  }
  down(): Promise<void> {
    return Promise.resolve();
  }
}

class CreateTables1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpServiceSchema(queryRunner, 'scheduling');
    await queryRunner.query(`
      CREATE TABLE scheduling.venue_table (
        tenant_id uuid NOT NULL, matchmaking_id uuid NOT NULL, id uuid PRIMARY KEY, name text NOT NULL,
        made_at timestamptz NOT NULL, revision int NOT NULL DEFAULT 0,
        CONSTRAINT table_name_taken UNIQUE (matchmaking_id, name),
        CONSTRAINT table_name_short CHECK (length(name) < 50))`);
    await secureTable(queryRunner, 'scheduling', 'venue_table');
  }
  down(): Promise<void> {
    return Promise.resolve();
  }
}

const Table = z
  .object({ id: Id, name: z.string(), madeAt: Instant, revision: z.int() })
  .meta({ id: 'Table' });
type Table = z.infer<typeof Table>;
const AddTable = z
  .strictObject({
    name: z.string().min(1).max(60),
    password: z.string().min(3).optional(),
    seats: z.array(z.strictObject({ label: z.string() })).optional(),
    from: Instant.optional(),
  })
  .meta({ id: 'AddTable' });
type AddTable = z.infer<typeof AddTable>;
const FindTables = PageQuery.extend({ free: queryBoolean.optional() });
type FindTables = z.infer<typeof FindTables>;
const WhoAmI = z.object({ userId: Id.nullable(), role: z.string().nullable() });

constraintProblems('scheduling', {
  table_name_taken: {
    code: 'TABLE.NAME_TAKEN',
    message: 'There is a table of this name.\nMaybe number them.',
  },
});

interface Row extends Table {
  readonly secret: string;
}

@Injectable()
class Tables {
  constructor(
    readonly transaction: Transaction,
    private readonly database: Database,
  ) {}

  async add({ tenantId, matchmakingId }: MatchmakingScope, name: string): Promise<Row> {
    const table = { id: randomUUID(), name, madeAt: new Date('2026-06-12T09:00:00Z'), revision: 0 };
    await this.database.query(
      'INSERT INTO venue_table (tenant_id, matchmaking_id, id, name, made_at) VALUES ($1, $2, $3, $4, $5)',
      [tenantId, matchmakingId, table.id, name, table.madeAt],
    );
    return { ...table, secret: 'canary' };
  }

  async all({ matchmakingId }: MatchmakingScope): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT id, name, made_at AS "madeAt", revision, 'canary' AS secret FROM venue_table
       WHERE matchmaking_id = $1 ORDER BY name`,
      [matchmakingId],
    );
  }
}

@Controller('scheduling')
class TableController {
  constructor(private readonly tables: Tables) {}

  @Get('who-am-i')
  @Access.public()
  @Responds(200, WhoAmI)
  whoAmI(@Principal() principal: Principal | null): z.infer<typeof WhoAmI> {
    return { userId: principal?.userId ?? null, role: principal?.role ?? null };
  }

  @Post('matchmakings/:matchmakingId/tables')
  @Access('organiser', 'co-organiser')
  @Idempotent()
  @Responds(201, Table)
  add(@Scope() scope: MatchmakingScope, @Body({ schema: AddTable }) { name }: AddTable): Promise<Table> {
    return this.tables.transaction.run(scope.tenantId, async () => {
      const table = await this.tables.add(scope, name);
      if (name === 'bug') throw new Error('canary: this is a bug');
      if (name === 'forbidden')
        throw new DomainError('TABLE.FORBIDDEN', 'Not this one.\nMaybe another.', { name });
      return table;
    });
  }

  @Get('matchmakings/:matchmakingId/tables')
  @Access('organiser', 'co-organiser', 'participant')
  @Responds(200, pageOf(Table))
  async list(@Scope() scope: MatchmakingScope, @Query({ schema: FindTables }) { limit, cursor }: FindTables) {
    const after = keyIn(cursor, z.tuple([z.string()]));
    const all = await this.tables.transaction.run(scope.tenantId, () => this.tables.all(scope));
    const rest = all.filter(({ name }) => after === null || name > after[0]);
    return pageFrom(rest, limit, ({ name }) => [name]);
  }

  @Patch('matchmakings/:matchmakingId/tables/:tableId')
  @Access('organiser')
  @Responds.nothing()
  rename(@Param('tableId', { schema: Id }) _tableId: string, @IfMatch() revision: number): void {
    requireRevision('The table', 7, revision);
  }

  @Post('matchmakings/:matchmakingId/import')
  @Access('organiser')
  @Upload({ field: 'file', maxBytes: 1000 })
  @Idempotent()
  @Responds(200, z.object({ name: z.string(), bytes: z.int() }))
  import(@UploadedFile() file: UploadedDocument): { name: string; bytes: number } {
    return { name: file.originalname, bytes: file.size };
  }
}

const migrations = [CreateTables1700000000000];
@Module({
  imports: [PersistenceModule.forService('scheduling', { entities: [], migrations })],
  controllers: [TableController],
  providers: [Tables],
})
class TablesModule {}

export interface SignedIn {
  readonly tenantId?: string | null;
  readonly matchmakingIds?: readonly string[] | null;
  readonly expiresAt?: Date;
}

/** A small service on a real database and a real socket, with what the guards read of registration. */
export class TablesApp {
  private constructor(
    readonly app: NestExpressApplication,
    private readonly database: TestDatabase,
    private readonly client: Client,
  ) {}

  /** @param wayTo the database's address as the service shall use it, such as that of something in between */
  static async start(
    settings: Record<string, string> = {},
    wayTo: (url: string) => Promise<string> = (url) => Promise.resolve(url),
  ): Promise<TablesApp> {
    const services: { service: ServiceName; migrations: (new () => MigrationInterface)[] }[] = [
      { service: 'registration', migrations: [CreateWhoIsWho1700000000000] },
      { service: 'scheduling', migrations },
    ];
    const database = await testDatabase({
      template: 'http-tables',
      prepare: (url) => migrate(configFor(url), services),
    });
    const address = roleOf(await wayTo(database.url), 'scheduling');
    const environment = { LOG_LEVEL: 'silent', SCHEDULING_DATABASE_URL: address, ...settings };
    const config = configFor(database.url, environment);
    const app = await buildApp([TablesModule], { config, program: 'tables' });
    await app.listen(0, '127.0.0.1');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return new TablesApp(app, database, client);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as { port: number }).port}`;
  }

  /** A session as sign-in would have stored it. @returns the Cookie header */
  async signIn(role: Role, who: SignedIn = {}): Promise<string> {
    const { tenantId = randomUUID(), matchmakingIds = null, expiresAt = new Date(Date.now() + 60_000) } = who;
    const token = randomBytes(32).toString('base64url');
    await this.client.query(
      'INSERT INTO registration.known_session VALUES ($1, $2, $3, $4, $5, $6, null, null, null, $7)',
      [sha256Hex(token), randomUUID(), randomUUID(), role, tenantId, matchmakingIds, expiresAt],
    );
    return `${sessionCookieName(this.app.get(Config).http.publicUrl)}=${token}`;
  }

  async gathering(tenantId: string): Promise<string> {
    const matchmakingId = randomUUID();
    await this.client.query('INSERT INTO registration.gathering VALUES ($1, $2)', [tenantId, matchmakingId]);
    return matchmakingId;
  }

  during<T>(sql: string, work: () => PromiseLike<T>): Promise<T> {
    return during(this.database.url, sql, [], work);
  }

  async query<Row extends object>(sql: string): Promise<Row[]> {
    return (await this.client.query<Row>(sql)).rows;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.client.end();
    await this.database.drop();
  }
}

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { buildApp } from '@ronda/http';
import type { TestDatabase } from '@ronda/testing';
import { Client } from 'pg';
import { migrations } from '../../../apps/meeting-request/migrations';
import { MeetingRequestModule } from '../../../apps/meeting-request/src/meeting-request.module';
import { migrations as registrationMigrations } from '../../../apps/registration/migrations';
import { RegistrationModule } from '../../../apps/registration/src/registration.module';
import { eventually } from '../eventually';
import { configFor, platformDatabase } from '../platform-database';

/** Sessions as a plain table: how people sign in is the subject of other tests. */
const SESSIONS = `
  DROP VIEW IF EXISTS registration.published_session;
  CREATE TABLE registration.known_session (
    token_sha256 text, session_id uuid, user_id uuid, role text, tenant_id uuid, matchmaking_ids uuid[],
    participant_id uuid, delegate_id uuid, impersonator_id uuid, expires_at timestamptz);
  CREATE VIEW registration.published_session WITH (security_barrier) AS TABLE registration.known_session;
  GRANT SELECT ON registration.published_session TO ronda_registration, ronda_meeting_request`;

describe('with registration beside it', () => {
  let database: TestDatabase;
  let superuser: Client;
  let app: NestExpressApplication;

  beforeAll(async () => {
    database = await platformDatabase('registration and meeting-request', [
      { service: 'registration', migrations: registrationMigrations },
      { service: 'meeting-request', migrations },
    ]);
    superuser = new Client({ connectionString: database.url });
    await superuser.connect();
    await superuser.query(SESSIONS);
    const config = configFor(database.url, { LOG_LEVEL: 'silent', RATE_LIMIT_REQUESTS_PER_MINUTE: '10000' });
    app = await buildApp([RegistrationModule, MeetingRequestModule], { config, program: 'test' });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app.close();
    await superuser.end();
    await database.drop();
  });

  const signIn = async (role: string, session: { tenantId?: string; gathering?: string; id?: string }) => {
    const token = randomBytes(32).toString('base64url');
    await superuser.query(
      `INSERT INTO registration.known_session
       VALUES ($1, $2, $3, $4, $5, $6, $7, null, null, now() + interval '1 hour')`,
      [
        createHash('sha256').update(token).digest('hex'),
        randomUUID(),
        randomUUID(),
        role,
        session.tenantId,
        session.gathering === undefined ? null : [session.gathering],
        session.id,
      ],
    );
    return async (method: string, path: string, body?: object, revision?: number) => {
      const { port } = app.getHttpServer().address() as { port: number };
      const response = await fetch(`http://127.0.0.1:${port}/api/${path}`, {
        method,
        headers: {
          cookie: `sid=${token}`,
          'idempotency-key': randomUUID(),
          ...(revision !== undefined && { 'if-match': `"${revision}"` }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer = (await response.json()) as {
        readonly id: string;
        readonly revision: number;
        readonly status: string;
        readonly items: readonly object[];
      };
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
      return answer;
    };
  };

  it('reads who was admitted, and takes their requests back when they leave', async () => {
    const admin = await signIn('platform-admin', {});
    const tenantId = (await admin('POST', 'registration/tenants', { name: 'Institution (demo)' })).id;
    const organiser = await signIn('organiser', { tenantId });
    const gathering = await organiser('POST', 'registration/matchmakings', {
      name: 'EU-CELAC B2B (demo)',
      place: 'Milano',
      zone: 'Europe/Rome',
      defaultLanguage: 'en',
      contactName: 'Desk (demo)',
      contactEmail: 'desk@demo.example',
    });
    const below = (service: string) => `${service}/matchmakings/${gathering.id}`;
    const admit = (name: string, region: string, country: string, zone: string) =>
      organiser('POST', `${below('registration')}/participants`, {
        ...{ name, region, country, zone, kind: 'cluster', sectors: ['agro-food'], languages: ['es'] },
        delegates: [{ name: 'Ana (demo)', email: `${randomUUID()}@demo.example`, language: 'es', zone }],
        as: 'admitted',
      });
    await organiser('POST', `${below('registration')}/state`, { state: 'open' }, gathering.revision);
    const milan = await admit('Clúster de Milán (demo)', 'EU', 'IT', 'Europe/Rome');
    const lima = await admit('Clúster de Lima (demo)', 'LAC', 'PE', 'America/Lima');
    await organiser('POST', `${below('meeting-request')}/booking-window/open`);

    const asMilan = await signIn('participant', { tenantId, gathering: gathering.id, id: milan.id });
    const found = await asMilan('GET', `${below('meeting-request')}/directory?region=LAC&text=lima`);
    expect(found.items).toMatchObject([{ name: 'Clúster de Lima (demo)', mayRequest: true }]);
    const recommended = await asMilan('GET', `${below('meeting-request')}/recommendations`);
    expect(recommended.items).toMatchObject([{ name: 'Clúster de Lima (demo)' }]);
    const path = `${below('meeting-request')}/requests`;
    const { id } = await asMilan('POST', path, { toParticipantId: lima.id });
    expect(await organiser('GET', `${below('meeting-request')}/statistics`)).toMatchObject({
      byRegion: expect.arrayContaining([{ from: 'EU', to: 'LAC', requests: 1, accepted: 0 }]),
      withoutRequests: [],
    });

    const withdrawal = `${below('registration')}/participants/${lima.id}/withdrawal`;
    await organiser('POST', withdrawal, undefined, lima.revision);
    await eventually('the request is withdrawn', async () => {
      return (await asMilan('GET', `${path}/${id}`)).status === 'withdrawn';
    });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { describeApi } from '@ronda/http';
import type { TestDatabase } from '@ronda/testing';
import { platformApp, wholeDatabase } from './platform-app';

/** POSTs without Idempotency-Key, and why that is right. Below /api. */
const WITHOUT_KEY: Readonly<Record<string, readonly string[]>> = {
  'the answer holds a secret, which must not be stored': [
    '/notification/matchmakings/{matchmakingId}/my-feed',
    '/registration/impersonation',
    '/registration/members',
    '/registration/members/{userId}/password-link',
    '/registration/session/switch',
    '/registration/setup',
    '/registration/sign-in/code',
    '/registration/sign-in/link',
    '/registration/sign-in/link/redeem',
    '/registration/sign-in/password',
    '/registration/two-factor',
    '/registration/two-factor/confirm',
  ],
  'a second time changes nothing more': [
    '/notification/answers/{token}/accept',
    '/notification/answers/{token}/decline',
    '/notification/answers/{token}/tentative',
    '/notification/inbound-mails',
    '/notification/unsubscribe/{token}',
    '/registration/password/set',
    '/registration/tenants',
    '/registration/tenants/{tenantId}/matchmakings/{matchmakingId}/applications',
    '/registration/two-factor/removal',
  ],
};

const FILE = path.resolve(__dirname, '../../../docs/openapi.json');

describe('the description of the interface', () => {
  let database: TestDatabase;
  let app: NestExpressApplication;
  beforeAll(async () => {
    database = await wholeDatabase();
    app = await platformApp(database);
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('is the one in docs/openapi.json; after a change of routes or schemas, run `npm run openapi`', () => {
    const current: unknown = JSON.parse(JSON.stringify(describeApi(app, 'https://ronda.example.org')));
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(current);
  });

  it('asks for an Idempotency-Key at every POST, but for those that are safe without', () => {
    const { paths } = JSON.parse(readFileSync(FILE, 'utf8')) as {
      paths: Record<string, { post?: { parameters?: { name: string }[] } }>;
    };
    const without = Object.entries(paths).flatMap(([route, { post }]) =>
      post && !post.parameters?.some(({ name }) => name === 'Idempotency-Key')
        ? [route.replace(/^\/api/, '')]
        : [],
    );
    expect(without.sort()).toEqual(Object.values(WITHOUT_KEY).flat().sort());
  });
});

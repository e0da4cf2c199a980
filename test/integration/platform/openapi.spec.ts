import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { describeApi } from '@ronda/http';
import type { TestDatabase } from '@ronda/testing';
import { platformApp, wholeDatabase } from './platform-app';

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
});

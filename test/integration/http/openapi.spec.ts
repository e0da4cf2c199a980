import { Routes } from '@ronda/http';
import request from 'supertest';
import { TablesApp } from './tables-app';

let tables: TablesApp;
let document: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON of a foreign shape

beforeAll(async () => {
  tables = await TablesApp.start();
  document = (await request(tables.url).get('/api/openapi.json')).body;
});
afterAll(() => tables.stop());

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and knows every route', () => {
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths as object).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => `${method} ${path.replace(/^\/api/, '')}`),
    );
    const routed = tables.app
      .get(Routes)
      .list()
      .map(({ method, path }) => `${method.toLowerCase()} /${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(routed.sort());
  });

  it('shows what a route takes, from the schema that checks it', () => {
    const { post } = document.paths['/api/scheduling/matchmakings/{matchmakingId}/tables'];
    expect(post.requestBody.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/AddTable',
    });
    expect(document.components.schemas.AddTable).toMatchObject({
      additionalProperties: false,
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 60 },
        from: { type: 'string', format: 'date-time' },
      },
    });
    expect(post.parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
    );
    expect(post.parameters).toContainEqual(expect.objectContaining({ name: 'matchmakingId', in: 'path' }));
  });

  it('shows what a route answers, instants as text', () => {
    const { post } = document.paths['/api/scheduling/matchmakings/{matchmakingId}/tables'];
    expect(post.responses['201'].content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/Table',
    });
    expect(document.components.schemas.Table.properties.madeAt).toMatchObject({
      type: 'string',
      format: 'date-time',
    });
    expect(post.responses.default.content['application/problem+json'].schema).toEqual({
      $ref: '#/components/schemas/Problem',
    });
  });

  it('shows the query of a list as numbers and choices', () => {
    const { get } = document.paths['/api/scheduling/matchmakings/{matchmakingId}/tables'];
    const limit = (get.parameters as { name: string }[]).find(({ name }) => name === 'limit');
    expect(limit).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', maximum: 100 },
    });
  });

  it('shows revisions and uploads', () => {
    const { patch } = document.paths['/api/scheduling/matchmakings/{matchmakingId}/tables/{tableId}'];
    expect(patch.parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', required: true }));
    const { post } = document.paths['/api/scheduling/matchmakings/{matchmakingId}/import'];
    expect(post.requestBody.content['multipart/form-data'].schema.properties.file.format).toBe('binary');
  });

  it('says who may call a route', () => {
    const path = document.paths['/api/scheduling/matchmakings/{matchmakingId}/tables'];
    expect(path.post).toMatchObject({ security: [{ session: [] }], 'x-roles': 'organiser, co-organiser' });
    expect(document.paths['/api/scheduling/who-am-i'].get.security).toBeUndefined();
  });
});

describe('the page at /api/docs', () => {
  it('loads nothing but files of ours, none of it inline', async () => {
    const { text } = await request(tables.url).get('/api/docs');
    const sources = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source!);
    expect(sources).toHaveLength(4);
    for (const source of sources) expect((await request(tables.url).get(source)).status).toBe(200);
    expect(text).not.toMatch(/<script>|<style|style=|onload=/);
  });
});

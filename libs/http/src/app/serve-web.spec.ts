import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadConfig } from '@ronda/config';
import request from 'supertest';
import { z } from 'zod';
import { Access } from '../access/access';
import { Responds } from '../response/responds';
import { buildApp } from './build-app';
import { serveWebApplication } from './serve-web';

@Controller('scheduling')
@Access.public()
class GreetingController {
  @Get('greeting')
  @Responds(200, z.object({ text: z.string() }))
  greet(): { text: string } {
    return { text: 'hello' };
  }
}
@Module({ controllers: [GreetingController] })
class GreetingModule {}

const folder = mkdtempSync(join(tmpdir(), 'ronda-web-'));
let app: NestExpressApplication;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__">');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'start()');
  const environment = {
    RONDA_ENV: 'test',
    LOG_LEVEL: 'silent',
    SECRET_KEYS: 'k'.repeat(32),
    QUEUE_DATABASE_URL: 'postgres://ronda_queue@127.0.0.1/ronda',
  };
  app = await buildApp([GreetingModule], {
    config: loadConfig({ environment, services: [] }),
    program: 'web',
  });
  serveWebApplication(app, folder);
  await app.init();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string) => request(app.getHttpServer()).get(path);

describe('the browser application', () => {
  it.each(['/', '/matchmakings/7/schedule'])(
    'is one page for %s, with the nonce its policy names',
    async (path) => {
      const answer = await get(path);
      const nonce = /content="([^"]+)"/.exec(answer.text)?.[1];
      expect(nonce).toHaveLength(24);
      expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  it('has a fresh nonce in each answer', async () => {
    expect((await get('/')).text).not.toBe((await get('/')).text);
  });

  it('serves its files for a year, since their names change with their content', async () => {
    const answer = await get('/assets/app-1a2b.js');
    expect([answer.text, answer.headers['cache-control']]).toEqual([
      'start()',
      'public, max-age=31536000, immutable',
    ]);
  });

  it('leaves the API, health and missing files to themselves', async () => {
    expect((await get('/api/scheduling/greeting')).body).toEqual({ text: 'hello' });
    expect((await get('/health/live')).status).toBe(200);
    for (const missing of ['/api/nothing', '/assets/gone.js', '/favicon.png', '/..%2f..%2fpackage.json']) {
      expect((await get(missing)).body).toMatchObject({ status: 404 });
    }
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveQueueBoard } from '@ronda/queue-board';
import type { TestDatabase } from '@ronda/testing';
import request from 'supertest';
import { platformApp, wholeDatabase } from './platform-app';

const person = { name: 'Ana', language: 'es', zone: 'Europe/Madrid' };
const organiser = { email: 'ana@ronda.example', password: 'a long invented phrase 1' };
const administrator = { email: 'root@ronda.example', password: 'a long invented phrase 2' };

describe('the queue board', () => {
  let database: TestDatabase;
  let folder: string;
  let app: NestExpressApplication;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ronda-board-'));
    database = await wholeDatabase();
    app = await platformApp(database, { DATA_DIR: folder });
    serveQueueBoard(app);
    await app.listen(0, '127.0.0.1');
    const token = readFileSync(path.join(folder, 'setup-token'), 'utf8').trim();
    const body = { token, tenantName: 'One', organiser: { ...person, ...organiser }, administrator };
    await request(app.getHttpServer()).post('/api/registration/setup').send(body).expect(201);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  async function sessionOf(who: { email: string; password: string }): Promise<string> {
    const answer = await request(app.getHttpServer())
      .post('/api/registration/sign-in/password')
      .send(who)
      .expect(200);
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }

  it('is closed to strangers and to organisers, page and data alike', async () => {
    const cookie = await sessionOf(organiser);
    for (const address of ['/api/queues', '/api/queues/api/queues']) {
      const stranger = await request(app.getHttpServer()).get(address).expect(401);
      expect(stranger.body.code).toBe('HTTP.UNAUTHENTICATED');
      const refused = await request(app.getHttpServer()).get(address).set('Cookie', cookie).expect(403);
      expect(refused.body.code).toBe('HTTP.FORBIDDEN');
    }
  });

  it('shows every queue to the platform administrator, within the content security policy', async () => {
    const cookie = await sessionOf(administrator);
    const page = await request(app.getHttpServer()).get('/api/queues').set('Cookie', cookie).expect(200);
    const nonce = /'nonce-([^']+)'/.exec(page.headers['content-security-policy'] ?? '')?.[1] ?? 'none';
    expect(page.text).toContain(`<style nonce="${nonce}">`);
    expect(page.text).not.toMatch(/(href|src)="https?:/);
    const data = await request(app.getHttpServer()).get('/api/queues/api/queues').set('Cookie', cookie);
    expect([data.status, data.body.details]).toEqual([200, undefined]);
    const names = (data.body.queues as { name: string }[]).map(({ name }) => name);
    expect(names.sort()).toEqual(['meeting-request', 'notification', 'registration', 'scheduling']);
  });
});

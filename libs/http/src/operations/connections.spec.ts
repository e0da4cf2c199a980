import { Agent, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { Controller, Get, Module, Sse, type MessageEvent } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadConfig } from '@ronda/config';
import { NEVER, Subject, filter, firstValueFrom, fromEvent, startWith, type Observable } from 'rxjs';
import { z } from 'zod';
import { Access } from '../access/access';
import { buildApp } from '../app/build-app';
import { Responds } from '../response/responds';

const begun = new Subject<void>();
const release = new Subject<void>();

@Controller('scheduling')
@Access.public()
class SlowController {
  @Get('slow')
  @Responds(200, z.object({ done: z.boolean() }))
  async slow(): Promise<{ done: boolean }> {
    begun.next();
    await firstValueFrom(release);
    return { done: true };
  }

  @Sse('progress')
  @Responds.stream('text/event-stream')
  progress(): Observable<MessageEvent> {
    return NEVER.pipe(startWith({ data: 'begun' }));
  }
}
@Module({ controllers: [SlowController] })
class SlowModule {}

const environment = {
  RONDA_ENV: 'test',
  LOG_LEVEL: 'silent',
  SECRET_KEYS: 'k'.repeat(32),
  QUEUE_DATABASE_URL: 'postgres://ronda_queue@127.0.0.1/ronda',
};
const agent = new Agent({ keepAlive: true });
let app: NestExpressApplication;

beforeEach(async () => {
  app = await buildApp([SlowModule], { config: loadConfig({ environment, services: [] }), program: 'slow' });
  await app.listen(0, '127.0.0.1');
});
afterEach(() => app.close());
afterAll(() => {
  agent.destroy();
});

async function fetchFrom(path: string): Promise<IncomingMessage> {
  const { port } = app.getHttpServer().address() as { port: number };
  const [answer] = (await once(get({ port, path: `/api/scheduling/${path}`, agent }), 'response')) as [
    IncomingMessage,
  ];
  return answer;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return text;
}

describe('a closing process', () => {
  it('finishes the requests it has begun', async () => {
    const hasBegun = firstValueFrom(begun);
    const answer = fetchFrom('slow');
    await hasBegun;
    const closed = app.close();
    release.next();
    expect(await textOf(await answer)).toBe('{"done":true}');
    await closed;
  });

  it('does not wait for streams that never end', async () => {
    const stream = await fetchFrom('progress');
    expect(stream.headers['content-type']).toContain('text/event-stream');
    await firstValueFrom(fromEvent(stream, 'data').pipe(filter((chunk) => String(chunk).includes('begun'))));
    stream.on('error', () => undefined); // the connection ends without the stream's end
    const ended = new Promise((resolve) => stream.on('close', resolve));
    await app.close();
    await ended;
  });
});

import type { AddressInfo } from 'node:net';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ConfigModule, type Config } from '@ronda/config';
import { Clock } from '@ronda/domain';
import { HttpModule, configureHttp } from '@ronda/http';
import { ObservabilityModule } from '@ronda/observability';
import type { TestDatabase } from '@ronda/testing';
import { migrations } from '../../../apps/meeting-request/migrations';
import { MeetingRequestModule } from '../../../apps/meeting-request/src/meeting-request.module';
import { configFor, platformDatabase } from '../platform-database';
import { PublishFixtures1700000000000 } from './registration-fixture';

/** A clock that stands still until the test moves it. */
export class StoppedClock extends Clock {
  constructor(private instant: Date) {
    super();
  }
  override now(): Date {
    return this.instant;
  }
  set(instant: string): void {
    this.instant = new Date(instant);
  }
}

export interface RunningService {
  readonly url: string;
  readonly database: TestDatabase;
  readonly clock: StoppedClock;
  readonly app: NestExpressApplication;
  stop(): Promise<void>;
}

/** Of the sweeps: tests call them at the moments they mean. */
const NEVER_MS = '3600000';

/** The meeting-request service as it runs alone: real HTTP, PostgreSQL under its own role, and queue. */
export async function startMeetingRequest(now: string): Promise<RunningService> {
  const database = await platformDatabase('meeting-request with fixtures', [
    { service: 'registration', migrations: [PublishFixtures1700000000000] },
    { service: 'meeting-request', migrations },
  ]);
  const clock = new StoppedClock(new Date(now));
  const config = configFor(database.url, {
    PORT: '0',
    LOG_LEVEL: 'silent',
    SWEEP_INTERVAL_MS: NEVER_MS,
    RATE_LIMIT_REQUESTS_PER_MINUTE: '1000000',
  });
  const app = await listen(config, clock);
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    clock,
    app,
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** As `buildApp` of libs/http does, but that the clock stands still. */
async function listen(config: Config, clock: Clock): Promise<NestExpressApplication> {
  const module = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(config), ObservabilityModule, HttpModule, MeetingRequestModule],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's options extend a class, yet are plain objects
  const options: NestApplicationOptions = { bodyParser: false, logger: false };
  const app = module.createNestApplication<NestExpressApplication>(new ExpressAdapter(), options);
  await configureHttp(app).listen(0, '127.0.0.1');
  return app;
}

import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '@ronda/config';
import { buildApp, serveBuiltWebApplication } from '@ronda/http';
import { serveQueueBoard } from '@ronda/queue-board';
import { serviceModules } from './services';

export { migrateAll } from './migrate-all';

/** The four services, the pages and the queue board as one application, not yet listening. */
export async function openApp(config: Config, program: string): Promise<NestExpressApplication> {
  const app = await buildApp(serviceModules, { config, program });
  serveQueueBoard(app);
  serveBuiltWebApplication(app);
  return app;
}

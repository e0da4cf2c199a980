import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { QueueConnection } from '@ronda/messaging';
import { BoardServer } from './board-server';
import { platformAdminOnly } from './platform-admin-only';

const PATH = '/api/queues';

/**
 * The queue board at /api/queues: what waits, runs and failed, and again with it. Its jobs hold ids of every tenant,
 * so it is the platform administrator's alone. Call it before `listen`.
 */
export function serveQueueBoard(app: NestExpressApplication): void {
  const server = new BoardServer();
  server.setBasePath(PATH);
  createBullBoard({
    queues: app
      .get(QueueConnection, { strict: false })
      .all()
      .map((queue) => new BullMQAdapter(queue)),
    serverAdapter: server,
    options: {
      uiConfig: {
        boardTitle: 'Ronda: queues',
        favIcon: { default: 'static/images/logo.svg', alternative: '' },
      },
    },
  });
  app.use(PATH, platformAdminOnly(app), server.getRouter());
}

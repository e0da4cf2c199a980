import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { static as files, type Request, type RequestHandler, type Response } from 'express';
import { styleNonceOf } from '../security/headers';

/** Where the page's HTML wants the nonce of its styles. */
const NONCE = '__STYLE_NONCE__';
const NOT_A_PAGE = /^\/(api|health|metrics)(\/|$)|\.[a-z0-9]+$/i;

/**
 * Serves the built browser application beside the API: its files, and its page for every address that is no file,
 * since the browser does the routing. `__STYLE_NONCE__` in index.html becomes the answer's nonce, with which
 * Mantine marks the style elements it makes. The page is read once: a new build is served after a restart, as its
 * program is. Call it before `listen`.
 */
export function serveWebApplication(app: NestExpressApplication, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const sendPage: RequestHandler = (request: Request, response: Response, next) => {
    if (request.method !== 'GET' || NOT_A_PAGE.test(request.path)) {
      next();
      return;
    }
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll(NONCE, styleNonceOf(response)));
  };
  app.use('/assets', files(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  app.use(files(folder, { index: false }), sendPage);
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveWebApplication } from './serve-web';

/** Where the build puts the pages, seen from the compiled form of this file: dist/libs/http/src/app. */
const FOLDER = path.resolve(__dirname, '../../../../web');

/** Serves the browser application of this build; false when there is none, as in tests. Call it before `listen`. */
export function serveBuiltWebApplication(app: NestExpressApplication): boolean {
  if (!existsSync(path.join(FOLDER, 'index.html'))) return false;
  serveWebApplication(app, FOLDER);
  return true;
}

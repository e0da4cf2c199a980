import { dirname } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Config } from '@ronda/config';
import { static as files, type Request, type Response } from 'express';
import { describeApi } from './document';

/** Scripts and styles are files: the content security policy allows nothing inline. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Ronda: API</title>
    <link rel="stylesheet" href="/api/docs/files/swagger-ui.css">
  </head>
  <body>
    <main id="docs"><noscript>The description itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript></main>
    <script src="/api/docs/files/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

/** /api/openapi.json and a page to read and try it at /api/docs. The description is made when first asked for. */
export function serveApiDescription(app: NestExpressApplication): void {
  let description: OpenAPIObject | undefined;
  const express = app.getHttpAdapter().getInstance();
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  express.use('/api/docs/files', files(folder, { index: false, immutable: true, maxAge: '1d' }));
  express.get('/api/openapi.json', (_request: Request, response: Response) => {
    description ??= describeApi(app, app.get(Config).http.publicUrl);
    response.json(description);
  });
  express.get('/api/docs', (_request: Request, response: Response) => {
    response.type('html').send(PAGE);
  });
  express.get('/api/docs/start.js', (_request: Request, response: Response) => {
    response.type('js').send(START);
  });
}

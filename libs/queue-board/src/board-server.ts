import type { AppViewRoute } from '@bull-board/api/typings/app';
import { ExpressAdapter } from '@bull-board/express';
import { styleNonceOf } from '@ronda/http';
import type { Express, Request, Response } from 'express';

/** The board's page brings fonts from elsewhere and a style element; the content security policy allows neither. */
export class BoardServer extends ExpressAdapter {
  override setEntryRoute(entry: AppViewRoute): this {
    const express = this.getRouter() as Express;
    express[entry.method](
      entry.route,
      (_request: Request, response: Response, next: (error: Error) => void) => {
        const { name, params } = entry.handler({ basePath: this.basePath, uiConfig: this.uiConfig });
        response.render(name, params, (error: Error | null, html: string) => {
          if (error) next(error);
          else response.send(withinPolicy(html, styleNonceOf(response)));
        });
      },
    );
    return this;
  }
}

/** @example withinPolicy('<style>a{}</style>', 'x') // '<style nonce="x">a{}</style>' */
export function withinPolicy(html: string, nonce: string): string {
  return html
    .replaceAll(/<link href="https?:[^>]*>/g, '')
    .replaceAll('<style>', `<style nonce="${nonce}">`)
    .replaceAll(/ style="[^"]*"/g, '');
}

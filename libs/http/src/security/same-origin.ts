import type { Request, RequestHandler } from 'express';
import { HttpProblem } from '../problem/http-problem';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site makes a browser send. Browsers say where a request comes from in
 * Sec-Fetch-Site or, older ones, in Origin; a client that sends neither is no browser and holds no cookie of
 * somebody else's.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (request, _response, next) => {
    const allowed = SAFE_METHODS.has(request.method) || isOwn(request, own);
    if (allowed) next();
    else next(crossOrigin(request.get('origin') ?? 'unnamed'));
  };
}

function isOwn(request: Request, own: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  return origin === undefined || origin === own || isHost(origin, request.get('host'));
}

/** The page and the address asked for are the same host: a local installation reached under another name. */
function isHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

function crossOrigin(from: string): HttpProblem {
  return new HttpProblem(
    403,
    'HTTP.CROSS_ORIGIN',
    `A change was asked for by another site (${from.slice(0, 100)}).\nMaybe open Ronda under its own address.`,
  );
}

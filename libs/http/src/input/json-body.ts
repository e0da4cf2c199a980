import { json, type Request, type RequestHandler } from 'express';
import { HttpProblem } from '../problem/http-problem';

export const LARGEST_BODY = 256 * 1024;

/** Reads JSON bodies of at most 256 kB in UTF-8. Compressed ones are refused: they may unpack to anything. */
export function jsonBody(): RequestHandler[] {
  return [refuseOtherTypes, json({ limit: LARGEST_BODY, inflate: false, type: 'application/json' })];
}

/** What a form may hold that nobody reads; see `@TakesForm()`. */
const LARGEST_UNREAD_FORM = 1024;

/**
 * A form can be posted from any page without asking; JSON cannot. Routes say whether they take one, `@Upload` or
 * `@TakesForm`.
 */
const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'];
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const isTaken = request.is(['application/json', 'multipart/form-data']) || isSmallForm(request);
  if (!hasBody || isTaken) {
    next();
    return;
  }
  next(
    new HttpProblem(
      415,
      'HTTP.UNSUPPORTED_MEDIA_TYPE',
      `The content type ${JSON.stringify(type?.slice(0, 100) ?? 'missing')} is not taken.\nMaybe send JSON as application/json.`,
    ),
  );
};

const isSmallForm = (request: Request): boolean =>
  Boolean(request.is('application/x-www-form-urlencoded')) &&
  Number(request.headers['content-length'] ?? Infinity) <= LARGEST_UNREAD_FORM;

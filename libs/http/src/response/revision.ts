import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { HttpProblem } from '../problem/http-problem';

/** A strong entity tag that is a revision: "7". RFC 9110, 8.8.3. */
const TAG = /^"(0|[1-9]\d{0,8})"$/;

const RevisionOfIfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  revisionIn(context.switchToHttp().getRequest<Request>().get('if-match')),
);

/**
 * The revision the caller has seen and wants to change, from `If-Match: "7"`. Hand it to the use case, which
 * compares it with the current one by `requireRevision` of libs/domain: 412 when it is not, 428 when missing.
 * @example update(@IfMatch() revision: number, @Body({ schema: UpdateTable }) body: UpdateTable)
 */
export function IfMatch(): ParameterDecorator {
  return (target, key, index) => {
    RevisionOfIfMatch()(target, key, index);
    if (key === undefined) return;
    const method = Object.getOwnPropertyDescriptor(target, key);
    if (method) ApiHeader(HEADER)(target, key, method);
  };
}

const HEADER = {
  name: 'If-Match',
  required: true,
  description: 'The ETag the change is based on, such as "7".',
  schema: { type: 'string' as const, pattern: TAG.source },
};

export function revisionIn(header: string | undefined): number {
  if (header === undefined) {
    throw new HttpProblem(
      428,
      'HTTP.REVISION_MISSING',
      'The header If-Match is missing, so a change by somebody else could be overwritten.\nMaybe load the current state and send its ETag.',
      { errors: [{ in: 'header', field: 'If-Match', message: 'The ETag of what you change, such as "7".' }] },
    );
  }
  const revision = TAG.exec(header)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new HttpProblem(
    400,
    'HTTP.INVALID_INPUT',
    'The header If-Match is no revision.\nMaybe send the ETag exactly as it was received, quotes included.',
    {
      errors: [
        { in: 'header', field: 'If-Match', value: header.slice(0, 100), message: 'An ETag such as "7".' },
      ],
    },
  );
}

/** Gives an answer that has a revision its ETag, to be sent back as If-Match. */
export function tagWithRevision(response: Response, body: unknown): void {
  if (body === null || typeof body !== 'object') return;
  const { revision } = body as { revision?: unknown };
  if (typeof revision === 'number') response.set('ETag', `"${revision}"`);
}

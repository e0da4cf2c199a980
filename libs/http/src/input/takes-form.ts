import { SetMetadata } from '@nestjs/common';

export const TAKES_FORM = 'ronda:takes-form';

/**
 * Lets a form be posted to a route that reads nothing of it: a button on a page without a script, or the one click
 * by which mail programs unsubscribe (RFC 8058). What it does must follow from its signed address alone, since any
 * page can post a form.
 */
export const TakesForm = (): MethodDecorator => SetMetadata(TAKES_FORM, true);

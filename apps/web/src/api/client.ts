import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

/** A named schema of the interface's description. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Typed by the OpenAPI document. Asks the server the page came from; the session travels in its cookie. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

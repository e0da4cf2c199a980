import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** What a refused request was answered with. */
export class Refusal extends Error {
  constructor(
    readonly request: string,
    readonly status: number,
    /** The stable code, such as `RUN.ALREADY_ACTIVE`. */
    readonly code: string,
    detail: string,
  ) {
    super(`${request} was refused: ${status} ${code}. ${detail}`);
    this.name = 'Refusal';
  }
}

export interface Sending {
  /** Sent as If-Match. */
  readonly revision?: number;
  /** Sent as Idempotency-Key; without it a fresh one, so that a repeated attempt has one effect. */
  readonly key?: string;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly errors?: readonly { readonly field: string; readonly value?: unknown; readonly message: string }[];
}

const ATTEMPTS = 5;
const PAUSE_MS = 200;
const WORTH_A_REPEAT: readonly number[] = [429, 502, 503, 504];

/** The interface of a running installation, as one caller sees it. */
export class Api {
  constructor(
    readonly address: string,
    private readonly cookies: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** The same with the cookies that the answer sets: who signs in goes on as the returned one. */
  async signIn(path: string, body: object): Promise<Api> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    const response = await this.send('POST', path, headers, JSON.stringify(body));
    await response.arrayBuffer();
    const set = response.headers.getSetCookie().map(nameAndValue);
    return new Api(this.address, new Map([...this.cookies, ...set]));
  }

  get<T>(path: string): Promise<T> {
    return this.json('GET', path);
  }

  post<T>(path: string, body: object = {}, sending: Sending = {}): Promise<T> {
    return this.json('POST', path, body, sending);
  }

  put<T>(path: string, body: object, sending: Sending = {}): Promise<T> {
    return this.json('PUT', path, body, sending);
  }

  /** Every item of a list, page by page. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const query = `limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: { items: T[]; nextCursor: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}${query}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  async text(path: string): Promise<string> {
    return (await this.send('GET', path, {}, undefined)).text();
  }

  /** Sends a file as a form does. */
  async upload<T>(path: string, file: { readonly name: string; readonly content: string }): Promise<T> {
    const form = new FormData();
    form.append('file', new Blob([file.content], { type: 'text/csv' }), file.name);
    const response = await this.send('POST', path, { 'Idempotency-Key': randomUUID() }, form);
    return (await response.json()) as T;
  }

  private async json<T>(method: string, path: string, body?: object, sending: Sending = {}): Promise<T> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (method === 'POST') headers['Idempotency-Key'] = sending.key ?? randomUUID();
    if (sending.revision !== undefined) headers['If-Match'] = `"${sending.revision}"`;
    const response = await this.send(method, path, headers, body && JSON.stringify(body));
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** Repeats what a busy or restarting installation did not take; the key makes that safe. */
  private async send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string | FormData | undefined,
  ): Promise<Response> {
    const request = {
      method,
      headers: {
        ...headers,
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body !== undefined && { body }),
    };
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${this.address}${path}`, request).catch(
        (error: unknown) => error as Error,
      );
      const isPassing = response instanceof Error || WORTH_A_REPEAT.includes(response.status);
      if (!isPassing || attempt === ATTEMPTS) return accepted(`${method} ${path}`, response);
      await pause(PAUSE_MS * 2 ** attempt);
    }
  }
}

/** @example nameAndValue('sid=x; Path=/; HttpOnly') // ['sid', 'x'] */
function nameAndValue(cookie: string): [string, string] {
  const [pair = ''] = cookie.split(';');
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

async function accepted(request: string, response: Response | Error): Promise<Response> {
  if (response instanceof Error) throw new Error(`${request} got no answer: ${reasonOf(response)}`);
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const errors = (problem.errors ?? []).slice(0, 3).map(({ field, message }) => `${field}: ${message}`);
  const said = [problem.detail, problem.hint, ...errors].filter((part) => part !== undefined);
  throw new Refusal(request, response.status, problem.code ?? 'HTTP.UNKNOWN', said.join(' '));
}

/** fetch hides the reason in the cause. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}

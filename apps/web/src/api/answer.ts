import { problemIn, Refused, unreachable } from './refused';

interface Outcome<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of a successful answer.
 * @example const grid = await answer(api.GET('/api/scheduling/…/grid', { params: { path } }));
 * @throws Refused
 */
export async function answer<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch(() => {
    throw unreachable();
  });
  if (response.ok) return data as Data;
  throw new Refused(problemIn(error, response.status), secondsIn(response.headers.get('Retry-After')));
}

function secondsIn(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** The largest page the interface gives. */
export const PAGE_LIMIT = 100;

/** All items of a list, page by page. */
export async function allPages<Item>(
  load: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await load({ limit: PAGE_LIMIT, ...(cursor !== null && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

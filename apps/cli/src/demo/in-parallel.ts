/**
 * Does the work for every item, at most so many at a time, and keeps the order of the results. The first failure
 * ends it.
 * @example await inParallel(8, participants, (participant) => signIn(participant))
 */
async function inParallel<T, R>(
  most: number,
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let hasFailed = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !hasFailed) {
      const index = next;
      next += 1;
      try {
        results[index] = await work(items[index] as T, index);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}

/** More would only wait in the server. */
const MOST_AT_ONCE = 48;

/**
 * Does the work for every item as people do it: all of them at the same time, each one thing after another.
 * @example await everybodyInTurn(requests, ({ from }) => from, (request) => send(request))
 */
export async function everybodyInTurn<T>(
  items: readonly T[],
  actorOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const turns = new Map<string, T[]>();
  for (const item of items) turns.set(actorOf(item), [...(turns.get(actorOf(item)) ?? []), item]);
  await inParallel(MOST_AT_ONCE, [...turns.values()], async (own) => {
    for (const item of own) await work(item);
  });
}

interface Slot {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Before the first and after the last slot by so much, the day is still on. */
const AROUND_MS = 6 * 3_600_000;

/** The beginnings of slots, each once, in order. */
export function beginningsOf(slots: readonly Slot[]): string[] {
  return [...new Set(slots.map(({ startsAt }) => startsAt))].sort();
}

/**
 * The first beginning that is not over: what can still be changed. Away from its days a gathering is rehearsed from
 * its first slot on.
 */
export function nextBeginning(slots: readonly Slot[], now: Date): string | null {
  const beginnings = beginningsOf(slots);
  const last = slots
    .map(({ endsAt }) => endsAt)
    .sort()
    .at(-1);
  const [first] = beginnings;
  if (first === undefined || last === undefined) return null;
  const isDuring =
    now.getTime() >= Date.parse(first) - AROUND_MS && now.getTime() <= Date.parse(last) + AROUND_MS;
  if (!isDuring) return first;
  return beginnings.find((beginning) => Date.parse(beginning) >= now.getTime()) ?? beginnings.at(-1) ?? null;
}

/** When the slot began that is going on now; between slots, and in a rehearsal, the moment itself. */
export function runningAt(slots: readonly Slot[], moment: string, now: Date): string {
  const running = slots.find(
    ({ startsAt, endsAt }) => Date.parse(startsAt) <= now.getTime() && now.getTime() < Date.parse(endsAt),
  );
  return running?.startsAt ?? moment;
}

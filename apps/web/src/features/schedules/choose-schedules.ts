interface Version {
  readonly version: number;
  readonly status: 'draft' | 'published' | 'superseded';
}

const MOST_DRAFTS_SHOWN = 3;

/** The newest draft, if it is newer than what is published: what an organiser would publish next. */
export function publishable<V extends Version>(schedules: readonly V[]): V | undefined {
  const published = schedules.find(({ status }) => status === 'published');
  return schedules
    .filter(({ status, version }) => status === 'draft' && version > (published?.version ?? 0))
    .toSorted((a, b) => b.version - a.version)[0];
}

/** What is published and the newest drafts, the newest first. */
export function worthShowing<V extends Version>(schedules: readonly V[]): V[] {
  const newest = schedules.toSorted((a, b) => b.version - a.version);
  const drafts = newest.filter(({ status }) => status === 'draft').slice(0, MOST_DRAFTS_SHOWN);
  return newest.filter((schedule) => schedule.status === 'published' || drafts.includes(schedule));
}

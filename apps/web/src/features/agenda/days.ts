import { showTime } from '../../parts/times';

interface Meeting {
  readonly startsAt: string;
}

/** The meetings by day of the gathering's zone, in order of time. */
export function days<M extends Meeting>(
  meetings: readonly M[],
  zone: string,
  language: string,
): { readonly day: string; readonly meetings: readonly M[] }[] {
  const inOrder = meetings.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const byDay = new Map<string, M[]>();
  for (const meeting of inOrder) {
    const { day } = showTime(meeting.startsAt, zone, language);
    byDay.set(day, [...(byDay.get(day) ?? []), meeting]);
  }
  return [...byDay].map(([day, ofDay]) => ({ day, meetings: ofDay }));
}

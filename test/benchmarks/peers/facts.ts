import type { Problem } from '@ronda/allocation';

/** What the published form of the problem knows, by numbers from 0: every meeting is held, breaks are few. */
export interface Facts {
  /** Tables of each slot. */
  readonly tables: readonly number[];
  readonly meetings: readonly {
    readonly sides: readonly [number, number];
    /** The slots it may be in. */
    readonly slots: readonly number[];
    /** Meetings that must be earlier. */
    readonly after: readonly number[];
  }[];
  /** The meetings of each participant who has any. */
  readonly held: readonly (readonly number[])[];
  /** Most breaks of a participant. */
  readonly mostBreaks: number;
}

/** The facts of a problem, or why a peer's model cannot say it. */
export function factsOf(problem: Problem): Facts | string {
  const { slots, tables, participants, meetings, rules = {} } = problem;
  if (problem.interpreters || problem.forbiddenPairs || slots.some(({ day }) => day !== slots[0]?.day))
    return 'has interpreters, forbidden pairs or several days';
  if (
    participants.some((one) => one.delegates ?? one.maxMeetings ?? one.maxMeetingsPerSession ?? one.maxInARow)
  )
    return 'has delegates or limits';
  if (participants.some((one) => one.attends ?? one.languages) || tables.some((one) => one.kind ?? one.owner))
    return 'has several kinds of tables, remote participants or languages';
  const number = (items: readonly { readonly id: string }[]) =>
    new Map(items.map(({ id }, position) => [id, position]));
  const [slotAt, meetingAt] = [number(slots), number(meetings)];
  const active = participants.filter(({ id }) => meetings.some((one) => one.participants.includes(id)));
  const participantAt = number(active);
  const held = active.map(({ id }) =>
    [...meetings.keys()].filter((m) => meetings[m]?.participants.includes(id)),
  );
  if (held.length === participants.length && held.every((one) => one.length > 1))
    return 'has nobody who is sure to have no break, so that fairness is not a limit';
  const away = new Map(
    participants.map(({ id, unavailable = [], outsideLocalHours = [] }) => [
      id,
      new Set([...unavailable, ...outsideLocalHours]),
    ]),
  );
  const allowed = ({ participants: sides, sessions, fixed }: Problem['meetings'][number]) =>
    slots.flatMap(({ id, session = '' }, position) => {
      const isFree = sides.every((side) => !away.get(side)?.has(id));
      const isAsked = (sessions?.includes(session) ?? true) && (fixed?.slot ?? id) === id;
      return isFree && isAsked ? [position] : [];
    });
  return {
    tables: slots.map(({ id }) => tables.filter((table) => table.slots?.includes(id) ?? true).length),
    meetings: meetings.map((meeting) => ({
      sides: [
        participantAt.get(meeting.participants[0]) ?? 0,
        participantAt.get(meeting.participants[1]) ?? 0,
      ],
      slots: allowed(meeting),
      after: (meeting.after ?? []).map((id) => meetingAt.get(id) ?? 0),
    })),
    held,
    mostBreaks: rules.maxBreakDifference ?? slotAt.size,
  };
}

/** What a peer found within its time. */
export interface PeerAnswer {
  /** The slot of each meeting; null when it found no schedule. */
  readonly slots: readonly number[] | null;
  readonly isProved: boolean;
}

/** Solves the facts with a package that was found, within so many seconds. */
export type Peer = (facts: Facts, entry: string, seconds: number) => Promise<PeerAnswer>;

import type { Meeting as ProblemMeeting, Placement as ProblemPlacement, Problem } from '@ronda/allocation';
import type { Gathering, Interpreter, Meeting, Party, Placement, Slot, Table } from '../domain/gathering';
import { misfitsOf } from '../domain/misfits';
import type { RunRequest } from './ports/runs';

/** What placing a meeting is worth, by the priority its request had. */
export const WEIGHTS: Readonly<Record<Meeting['priority'], number>> = { must: 4, want: 2, nice: 1 };

export interface ProblemInput {
  readonly gathering: Gathering;
  /** The version the run starts from; empty when it starts afresh. */
  readonly base: readonly Placement[];
  /** What people were told; leaving it as it is counts. */
  readonly published: readonly Placement[];
  readonly request: RunRequest;
}

/** The allocation problem that a run solves. The same facts give the same text, which is what the input hash is of. */
export function buildProblem({ gathering, base, published, request }: ProblemInput): Problem {
  const slots = [...gathering.slots.values()];
  const meetings = eligible(gathering);
  const fixed = fixedPlaces(gathering, base, request);
  const chosen = meetings.filter((meeting) => isInProblem(meeting, fixed, request));
  const keeping = weightOf(chosen.filter((meeting) => !fixed.has(meeting.id)));
  const held = new Set([...fixed.values()].map(({ slotId, tableId }) => `${slotId} ${tableId ?? ''}`));
  const usable = (slot: Slot, table: Table): boolean =>
    !table.closedSlotIds.has(slot.id) && (!hasBegun(slot, request) || held.has(`${slot.id} ${table.id}`));
  return {
    format: 'ronda.problem/1',
    name: gathering.name,
    zone: gathering.zone,
    slots: slots.map(slotOf),
    tables: [...gathering.tables.values()].map((table) => tableOf(table, slots, usable)),
    participants: [...gathering.parties.values()].map(participantOf),
    interpreters: [...gathering.interpreters.values()].map(interpreterOf),
    meetings: chosen.map((meeting) => meetingOf(meeting, fixed.get(meeting.id), keeping)),
    forbiddenPairs: chosen.filter((m) => m.isVetoed).map(({ aId, bId }) => [aId, bId]),
    rules: {
      mustPlaceAll: request.mustPlaceAll,
      keepPublishedFirst: request.keepPublishedFirst,
      ...(gathering.bufferMinutes !== null && { buffer: { minutes: gathering.bufferMinutes } }),
      ...(request.maxBreakDifference !== null && { maxBreakDifference: request.maxBreakDifference }),
    },
    published: Object.fromEntries(standing(gathering, published, new Set(chosen.map((m) => m.id)))),
  };
}

/** The agreed meetings a run leaves alone: those of nobody's choice that have no place to keep. */
export function leftAlone({ gathering, base, request }: Omit<ProblemInput, 'published'>): readonly string[] {
  const fixed = fixedPlaces(gathering, base, request);
  return eligible(gathering)
    .filter((meeting) => !isInProblem(meeting, fixed, request))
    .map((meeting) => meeting.id);
}

function weightOf(meetings: readonly Meeting[]): number {
  return meetings.reduce((sum, meeting) => sum + WEIGHTS[meeting.priority], 0);
}

function eligible(gathering: Gathering): readonly Meeting[] {
  return [...gathering.meetings.values()].filter(
    (m) => !m.isReleased && gathering.parties.has(m.aId) && gathering.parties.has(m.bId),
  );
}

function isInProblem(
  meeting: Meeting,
  fixed: ReadonlyMap<string, Placement>,
  { scope, meetingIds }: RunRequest,
): boolean {
  return scope !== 'selected' || fixed.has(meeting.id) || meetingIds.includes(meeting.id);
}

/** Meetings that keep their place. One that no longer fits cannot keep it. */
function fixedPlaces(
  gathering: Gathering,
  base: readonly Placement[],
  request: RunRequest,
): ReadonlyMap<string, Placement> {
  const misfits = misfitsOf(gathering, base);
  const selected = new Set(request.meetingIds);
  const keeps = (placement: Placement): boolean => {
    if (misfits.has(placement.meetingId)) return false;
    if (hasBegun(placement, request)) return true;
    if (placement.isLocked && request.keepLocked) return true;
    if (request.scope === 'all') return false;
    return request.scope === 'unplaced' || !selected.has(placement.meetingId);
  };
  return new Map(base.filter(keeps).map((placement) => [placement.meetingId, placement]));
}

/** Whether it begins before the instant from which on the run may change anything. */
function hasBegun({ startsAt }: { readonly startsAt: Date }, { notBefore }: RunRequest): boolean {
  return notBefore !== undefined && notBefore !== null && startsAt < new Date(notBefore);
}

/** Published places that still exist; to leave one that is gone costs nothing. */
function standing(
  gathering: Gathering,
  published: readonly Placement[],
  meetingIds: ReadonlySet<string>,
): [string, ProblemPlacement][] {
  return published.flatMap(({ meetingId, slotId, tableId, startsAt }) => {
    const slot = gathering.slots.get(slotId);
    const stands = slot?.startsAt.getTime() === startsAt.getTime() && meetingIds.has(meetingId);
    if (!stands || tableId === null || !gathering.tables.has(tableId)) return [];
    return [[meetingId, { slot: slotId, table: tableId }]];
  });
}

function slotOf(slot: Slot): Problem['slots'][number] {
  return {
    id: slot.id,
    start: slot.startsAt.toISOString(),
    end: slot.endsAt.toISOString(),
    session: slot.sessionId,
    day: slot.startsLocal.slice(0, 10),
  };
}

function tableOf(
  table: Table,
  slots: readonly Slot[],
  usable: (slot: Slot, table: Table) => boolean,
): Problem['tables'][number] {
  const open = slots.filter((slot) => usable(slot, table));
  return {
    id: table.id,
    kind: table.kind,
    ...(open.length < slots.length && { slots: open.map((slot) => slot.id) }),
    ...(table.ownerParticipantId !== null && { owner: table.ownerParticipantId }),
  };
}

function participantOf(party: Party): Problem['participants'][number] {
  return {
    id: party.id,
    region: party.region,
    delegates: party.delegates,
    attends: party.attends,
    languages: party.languages,
    unavailable: [...party.awaySlotIds],
    outsideLocalHours: [...party.offHoursSlotIds],
    ...(party.maxMeetings !== null && { maxMeetings: party.maxMeetings }),
  };
}

function interpreterOf(interpreter: Interpreter): NonNullable<Problem['interpreters']>[number] {
  return { id: interpreter.id, languages: interpreter.languages, unavailable: [...interpreter.awaySlotIds] };
}

/**
 * A fixed meeting is held where it is or not at all; that it is not given up for others is a matter of weight: each
 * is worth more than everything that is free together.
 */
function meetingOf(meeting: Meeting, fixed: Placement | undefined, keeping: number): ProblemMeeting {
  return {
    id: meeting.id,
    participants: [meeting.aId, meeting.bId],
    weight: WEIGHTS[meeting.priority] + (fixed ? keeping : 0),
    ...(fixed && {
      fixed: { slot: fixed.slotId, ...(fixed.tableId !== null && { table: fixed.tableId }) },
    }),
  };
}

import type { Grid, UnplacedMeeting } from '../schedules/queries';
import { placeOf, type Edit, type Sides } from './edits';

type Repair = UnplacedMeeting['repairs'][number];
export type Change = Repair['changes'][number];
type TableKind = Grid['tables'][number]['kind'];

/** A repair taken apart: what is changed where, in the order in which it is done. */
export interface RepairPlan {
  readonly meeting: Sides;
  /** What the programme gets first. */
  readonly tables: readonly TableKind[];
  readonly interpreters: readonly (readonly string[])[];
  readonly limits: readonly { readonly participantId: string; readonly maxMeetings: number }[];
  /** Then the meetings that make room. */
  readonly moves: readonly Edit[];
  /** At last the meeting itself; null at the table that the programme gets first. */
  readonly to: { readonly slotId: string; readonly tableId: string | null };
  /** What only people can do, such as being there earlier. With any of these there is nothing to press. */
  readonly byPeople: readonly Change[];
}

/** What pressing a repair's button does. */
export function planOf({ changes, placement }: Repair, meeting: Sides, grid: Grid): RepairPlan {
  const known = new Set(grid.tables.map(({ id }) => id));
  const text = (change: Change, field: string) => (typeof change[field] === 'string' ? change[field] : '');
  const limits = changes.flatMap((change) =>
    isOfMeetings(change)
      ? [{ participantId: text(change, 'participant'), maxMeetings: Number(change.value) }]
      : [],
  );
  const moves = changes.flatMap((change) => moveIn(change, grid) ?? []);
  const tables = changes.filter(({ kind }) => kind === 'add-table');
  const interpreters = changes.filter(({ kind }) => kind === 'add-interpreter');
  return {
    meeting,
    tables: tables.map((change) => (text(change, 'tableKind') || 'table') as TableKind),
    interpreters: interpreters.map(({ languages }) =>
      Array.isArray(languages) ? languages.map(String) : [],
    ),
    limits,
    moves,
    to: { slotId: placement.slot, tableId: known.has(placement.table) ? placement.table : null },
    byPeople: changes.filter((change) => !isButtons(change, grid)),
  };
}

function isButtons(change: Change, grid: Grid): boolean {
  if (change.kind === 'move-meeting') return moveIn(change, grid) !== null;
  return change.kind === 'add-table' || change.kind === 'add-interpreter' || isOfMeetings(change);
}

function isOfMeetings({ kind, limit }: Change): boolean {
  return kind === 'raise-limit' && limit === 'maxMeetings';
}

/** The move as an edit; null when the meeting, its table or its place is not there any more. */
function moveIn({ kind, meeting: id, to }: Change, grid: Grid): Edit | null {
  if (kind !== 'move-meeting') return null;
  const { slot, table } = (to ?? {}) as { slot?: string; table?: string };
  const meeting = grid.meetings.find(({ meetingId }) => meetingId === id);
  const from = placeOf(meeting);
  if (!meeting || !from || meeting.isLocked || slot === undefined || table === undefined) return null;
  const { meetingId, aId, bId } = meeting;
  return { kind: 'place', meeting: { meetingId, aId, bId }, from, to: { slotId: slot, tableId: table } };
}

/** How many participants see their agenda change. */
export function participantsConcerned({ meeting, moves }: RepairPlan): number {
  const all = [meeting, ...moves.map((move) => move.meeting)];
  return new Set(all.flatMap(({ aId, bId }) => [aId, bId])).size;
}

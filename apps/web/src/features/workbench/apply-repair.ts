import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { bodyOf, planOf, withTables, type Plan, type Programme, type TableKind } from '../programme/plan';
import type { Edit } from './edits';
import type { RepairPlan } from './repair-plan';
import type { Draft } from './send-edit';

/**
 * Makes what a repair needs outside of the schedule: tables and interpreters in the programme, higher limits. What
 * is there already from an attempt that ended half-way is not made again.
 *
 * @returns the edits of the schedule that remain
 * @throws Refused
 */
export async function prepareRepair(draft: Draft, plan: RepairPlan): Promise<Edit[]> {
  for (const { participantId, maxMeetings } of plan.limits)
    await raiseLimit(draft, participantId, maxMeetings);
  const tableId = plan.to.tableId ?? (await extendProgramme(draft, plan));
  if (plan.to.tableId !== null && plan.interpreters.length > 0) await extendProgramme(draft, plan);
  const { meeting, to } = plan;
  return [...plan.moves, { kind: 'place', meeting, from: null, to: { slotId: to.slotId, tableId } }];
}

async function raiseLimit(
  { matchmakingId }: Draft,
  participantId: string,
  maxMeetings: number,
): Promise<void> {
  const path = { matchmakingId, participantId };
  const address = '/api/registration/matchmakings/{matchmakingId}/participants/{participantId}' as const;
  const { revision } = await answer(api.GET(address, { params: { path } }));
  const header = { 'If-Match': `"${revision}"` };
  await answer(api.PATCH(address, { params: { path, header }, body: { maxMeetings } }));
}

/** @returns the table that came; '' when none was to come */
async function extendProgramme(draft: Draft, plan: RepairPlan): Promise<string> {
  const { matchmakingId, scheduleId } = draft;
  const path = { matchmakingId };
  const address = '/api/registration/matchmakings/{matchmakingId}/programme' as const;
  const before = await answer(api.GET(address, { params: { path } }));
  const header = { 'If-Match': `"${before.revision}"` };
  const { programme } = await answer(
    api.PUT(address, { params: { path, header }, body: bodyOf(extended(before, plan)) }),
  );
  // The schedule's service takes the programme over when it is asked for a preview.
  const preview = '/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/publication' as const;
  await answer(api.GET(preview, { params: { path: { matchmakingId, scheduleId } } }));
  const known = new Set(before.tables.map(({ id }) => id));
  return programme.tables.find(({ id }) => !known.has(id))?.id ?? '';
}

/** The programme with more tables and interpreters, named by the next numbers. */
export function extended(programme: Programme, plan: Pick<RepairPlan, 'tables' | 'interpreters'>): Plan {
  const { sessions, tables, interpreters } = planOf(programme);
  const countOf = (kind: TableKind, all: readonly { readonly kind: TableKind }[]) =>
    all.filter((table) => table.kind === kind).length;
  return {
    sessions,
    tables: plan.tables.reduce((grown, kind) => withTables(grown, kind, countOf(kind, grown) + 1), tables),
    interpreters: [
      ...interpreters,
      ...plan.interpreters.map((languages, index) => ({
        name: `${languages.join('–')} ${interpreters.length + index + 1}`,
        languages: [...languages],
        unavailable: [],
      })),
    ],
  };
}

import type { Schema } from '../../api/client';
import type { Grid } from '../schedules/queries';

type Change = Schema<'ProgrammeEdit'>['change'];

/** The meetings of a schedule whose slot or table an edit of the programme takes away. */
export function brokenBy(
  change: Pick<Change, 'removedSlots' | 'removedTables'>,
  grid: Grid,
): Grid['meetings'] {
  const gone = new Set([...change.removedSlots, ...change.removedTables].map(({ id }) => id));
  return grid.meetings.filter(({ slotId, tableId }) => gone.has(slotId) || gone.has(tableId ?? ''));
}

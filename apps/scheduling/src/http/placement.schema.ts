import { Id, Instant } from '@ronda/http';
import { z } from 'zod';
import type { Places } from '../domain/places';
import type { Names } from '../domain/reason';
import { said, SaidReasonBody } from './schedule.schema';

/** Why, in the organiser's words. */
export const Reason = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .meta({ description: 'Why; kept in the audit for good, so name no person' });

export const PlaceBody = z
  .strictObject({ slotId: Id, tableId: Id, reason: Reason.optional() })
  .meta({ id: 'Place' });
export type PlaceBody = z.infer<typeof PlaceBody>;

export const LockBody = z
  .strictObject({ isLocked: z.boolean(), reason: Reason.optional() })
  .meta({ id: 'Lock' });
export type LockBody = z.infer<typeof LockBody>;

export const SwapBody = z
  .strictObject({ meetingId: Id, otherId: Id, reason: Reason.optional() })
  .meta({ id: 'Swap' });
export type SwapBody = z.infer<typeof SwapBody>;

/** Of a change without a body. */
export const WhyQuery = z.strictObject({ reason: Reason.optional() });
export type WhyQuery = z.infer<typeof WhyQuery>;

/** The draft's revision after a change; also its ETag. */
export const ChangedBody = z.object({ scheduleId: Id, revision: z.int() }).meta({ id: 'ChangedSchedule' });

export const CellsBody = z
  .object({
    meetingId: Id,
    revision: z.int(),
    reasons: z.array(SaidReasonBody).meta({ description: 'Why the two cannot meet anywhere.' }),
    slots: z.array(
      z.object({
        slotId: Id,
        startsAt: Instant,
        startsLocal: z.string(),
        reasons: z.array(SaidReasonBody).meta({ description: 'Why not in this slot, at any table.' }),
        cells: z.array(z.object({ tableId: Id, isFree: z.boolean(), reasons: z.array(SaidReasonBody) })),
      }),
    ),
  })
  .meta({ id: 'Cells' });

/** Every cell green or red; a cell is free when it, its slot and the pair have nothing against it. */
export function cellsBody(
  meetingId: string,
  revision: number,
  places: Places,
  names: Names,
): z.infer<typeof CellsBody> {
  const say = said(names);
  const isPossible = places.reasons.length === 0;
  return {
    meetingId,
    revision,
    reasons: places.reasons.map(say),
    slots: places.slots.map(({ slot, reasons, cells }) => ({
      slotId: slot.id,
      startsAt: slot.startsAt,
      startsLocal: slot.startsLocal,
      reasons: reasons.map(say),
      cells: cells.map((cell) => ({
        tableId: cell.table.id,
        isFree: isPossible && reasons.length === 0 && cell.reasons.length === 0,
        reasons: cell.reasons.map(say),
      })),
    })),
  };
}

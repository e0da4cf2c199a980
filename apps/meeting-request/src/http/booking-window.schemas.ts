import { Instant } from '@ronda/http';
import { z } from 'zod';
import { WINDOW_STATUSES } from '../domain/booking-window';

export const BookingWindowBody = z
  .object({
    status: z.enum(WINDOW_STATUSES),
    opensAt: Instant.nullable(),
    closesAt: Instant.nullable().meta({ description: 'Null: the organisers close it by hand' }),
    revision: z.int(),
  })
  .meta({ id: 'BookingWindow' });

export const PlanWindow = z
  .strictObject({ opensAt: Instant.nullable(), closesAt: Instant.nullable() })
  .meta({ id: 'PlanBookingWindow' });
export type PlanWindow = z.output<typeof PlanWindow>;

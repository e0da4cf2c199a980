import { Id, Instant } from '@ronda/http';
import { z } from 'zod';

const rating = {
  score: z.int().min(1).max(5).meta({ description: 'From 1, wasted, to 5, excellent.' }),
  cooperation: z
    .boolean()
    .nullable()
    .meta({ description: 'Whether it led to cooperation; null while that is open.' }),
};

export const RateBody = z
  .strictObject({ ...rating, note: z.string().trim().max(500).default('') })
  .meta({ id: 'RateMeeting' });
export type RateBody = z.infer<typeof RateBody>;

export const RatingBody = z
  .object({
    meetingId: Id,
    participantId: Id.meta({ description: 'Who rates.' }),
    counterpartId: Id.meta({ description: 'The other side of the meeting, which never sees it.' }),
    ...rating,
    note: z.string(),
    ratedAt: Instant,
    revision: z.int(),
  })
  .meta({ id: 'Rating' });

import { Id, Instant } from '@ronda/http';
import { z } from 'zod';
import { RUN_STATUSES } from '../domain/run';
import { PURPOSES } from '../use-cases/ports/runs';

export const MOST_ITERATIONS = 1_000_000_000;
/** PostgreSQL's and the engine's seeds are whole numbers; this keeps them exact in JSON. */
export const LARGEST_SEED = 2 ** 31 - 1;

export const StartRunBody = z
  .strictObject({
    scope: z.enum(['all', 'unplaced', 'selected']).default('all').meta({
      description: 'Which meetings may get a new place; the others stay where the base version has them.',
    }),
    meetingIds: z
      .array(Id)
      .max(10_000)
      .default([])
      .meta({ description: 'The meetings of scope "selected".' }),
    basedOn: Id.nullable().optional().meta({
      description: 'The version to start from; absent: the published one, else the newest draft; null: none.',
    }),
    keepLocked: z.boolean().default(true),
    keepPublishedFirst: z
      .boolean()
      .default(false)
      .meta({ description: 'Moving no published meeting comes before placing more.' }),
    mustPlaceAll: z.boolean().default(false),
    maxBreakDifference: z.int().min(0).max(100).nullable().default(null),
    seed: z.int().min(0).max(LARGEST_SEED).optional(),
    iterations: z.int().min(0).max(MOST_ITERATIONS).optional().meta({
      description:
        'Moves to try; absent: by the size of the gathering. Counted, so that the same run gives the same schedule.',
    }),
  })
  .refine((body) => (body.scope === 'selected') === body.meetingIds.length > 0, {
    path: ['meetingIds'],
    message: 'Name meetings with scope "selected", and only then.',
  })
  .meta({ id: 'StartRun' });
export type StartRunBody = z.infer<typeof StartRunBody>;

export const ProgressBody = z.object({
  iterations: z.int(),
  placed: z.int(),
  meetings: z.int(),
  weight: z.int(),
  moved: z.int(),
  breaks: z.int(),
  idleSlots: z.int(),
  bounds: z.object({ weight: z.int(), moved: z.int(), breaks: z.int() }),
});

export const RunBody = z
  .object({
    id: Id,
    status: z.enum(RUN_STATUSES),
    request: z.object({
      purpose: z.enum(PURPOSES),
      changes: z.array(z.looseObject({ kind: z.string() })).meta({
        description: 'What was taken to be otherwise than the programme says; see ProblemChange.',
      }),
      scope: z.enum(['all', 'unplaced', 'selected']),
      meetingIds: z.array(Id),
      basedOn: Id.nullable(),
      keepLocked: z.boolean(),
      keepPublishedFirst: z.boolean(),
      mustPlaceAll: z.boolean(),
      maxBreakDifference: z.int().nullable(),
      notBefore: z.iso.datetime().nullish(),
    }),
    seed: z.int(),
    iterations: z.int(),
    inputHash: z.string(),
    epoch: z.int().meta({ description: 'How many times a worker began or resumed it.' }),
    progress: ProgressBody.nullable(),
    trace: z
      .array(
        z.object({
          iterations: z.int(),
          placed: z.int(),
          weight: z.int(),
          breaks: z.int(),
          bounds: z.object({ weight: z.int(), breaks: z.int() }),
        }),
      )
      .meta({ description: 'A point for each improvement of the best schedule or the bound, oldest first.' }),
    isCancelRequested: z.boolean(),
    scheduleId: Id.nullable().meta({ description: 'The draft it made.' }),
    failure: z.string().nullable(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'AllocationRun' });

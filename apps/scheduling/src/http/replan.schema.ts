import { Id } from '@ronda/http';
import { z } from 'zod';
import { LossBody, MOST_CHANGES, ProblemChangeBody } from './problem-change.schema';
import { LARGEST_SEED, MOST_ITERATIONS, RunBody } from './run.schema';
import { ComparisonBody } from './schedule.schema';

const limits = {
  seed: z.int().min(0).max(LARGEST_SEED).optional(),
  iterations: z.int().min(0).max(MOST_ITERATIONS).optional().meta({
    description: 'Moves to try; absent: by the size of the gathering.',
  }),
};

export const StartReplanBody = z
  .strictObject({
    changes: z.array(LossBody).max(MOST_CHANGES).default([]).meta({
      description: 'What has happened, as far as the programme does not say so already.',
    }),
    notBefore: z.iso.datetime().nullable().default(null).meta({
      description:
        'What begins earlier stays as it is, and nothing new is put there; null: nothing has begun.',
    }),
    keepPublishedFirst: z
      .boolean()
      .default(true)
      .meta({ description: 'False: placing more comes before moving fewer published meetings.' }),
    ...limits,
  })
  .meta({ id: 'StartReplan' });
export type StartReplanBody = z.infer<typeof StartReplanBody>;

const ProvedBody = z
  .object({
    found: z.int(),
    bound: z.int().meta({ description: 'No schedule is better than this.' }),
    isProved: z.boolean(),
    proof: z.string(),
  })
  .meta({ id: 'Proved' });

export const ReplanBody = z
  .object({
    run: RunBody,
    answer: z.object({ kind: z.literal('replan'), moves: ProvedBody, weight: ProvedBody }).nullable(),
    comparison: ComparisonBody.nullable().meta({
      description: 'From the published version to the draft; null before there is one.',
    }),
    affected: z.array(
      z.object({
        participantId: Id,
        delegates: z.int(),
        invited: z.int(),
        moved: z.int(),
        cancelled: z.int(),
      }),
    ),
  })
  .meta({ id: 'Replan' });

export const AskWhatIfBody = z
  .strictObject({
    changes: z.array(ProblemChangeBody).max(MOST_CHANGES).default([]).meta({
      description: 'What is asked about, made together; none: everything that could be added, ranked.',
    }),
    ...limits,
  })
  .meta({ id: 'AskWhatIf' });
export type AskWhatIfBody = z.infer<typeof AskWhatIfBody>;

const RankedOptionBody = z
  .object({
    kind: z.enum(['table', 'slot', 'half-hour', 'interpreter', 'availability']),
    changes: z.array(z.looseObject({ kind: z.string() })).meta({ description: 'See ProblemChange.' }),
    weight: z.int(),
    placed: z.int(),
    atMost: z.int(),
    isProved: z.boolean(),
    proof: z.string(),
  })
  .meta({ id: 'RankedOption' });

export const WhatIfBody = z
  .object({
    run: RunBody,
    answer: z
      .object({
        kind: z.literal('what-if'),
        weight: z.int().meta({ description: 'Weight placed more than without the changes.' }),
        placed: z.int(),
        atMost: z.int().meta({ description: 'No schedule makes them worth more.' }),
        isProved: z.boolean(),
        proof: z.string(),
        options: z.array(RankedOptionBody).meta({
          description: 'What could be added, the worthiest first; only where no changes were asked about.',
        }),
      })
      .nullable()
      .meta({ description: 'Null before the run has ended.' }),
  })
  .meta({ id: 'WhatIf' });

import { REGIONS } from '@ronda/domain';
import { Id } from '@ronda/http';
import { z } from 'zod';
import { STATUSES } from '../domain/meeting-request';

export const StatisticsBody = z
  .object({
    byStatus: z.record(z.enum(STATUSES), z.int()),
    byRegion: z.array(
      z.object({ from: z.enum(REGIONS), to: z.enum(REGIONS), requests: z.int(), accepted: z.int() }),
    ),
    acceptanceRate: z
      .number()
      .nullable()
      .meta({ description: 'Accepted of those answered or expired, 0 to 1; null while there are none' }),
    withoutRequests: z
      .array(z.object({ participantId: Id, name: z.string() }))
      .meta({ description: 'Participants without an open or agreed request' }),
    byParticipant: z
      .array(z.object({ participantId: Id, sent: z.int(), received: z.int(), accepted: z.int() }))
      .meta({ description: 'Every admitted participant; accepted counts both directions' }),
  })
  .meta({ id: 'RequestStatistics' });

import { Id, Instant } from '@ronda/http';
import { z } from 'zod';

export const AgendaBody = z
  .object({
    participantId: Id,
    version: z.int().nullable().meta({ description: 'The published version; null before the first.' }),
    publishedAt: Instant.nullable(),
    meetings: z.array(
      z.object({
        meetingId: Id,
        startsAt: Instant,
        endsAt: Instant,
        seatNo: z.int().meta({ description: 'Which delegate sits there.' }),
        tableName: z.string().nullable(),
        tableKind: z.enum(['table', 'booth', 'virtual']).nullable(),
        joinUrl: z.string().nullable(),
        interpreterName: z.string().nullable(),
        counterpartId: Id,
        counterpartName: z.string(),
      }),
    ),
    unplaced: z.array(
      z.object({ meetingId: Id, counterpartId: Id, counterpartName: z.string(), explanation: z.string() }),
    ),
  })
  .meta({ id: 'Agenda' });

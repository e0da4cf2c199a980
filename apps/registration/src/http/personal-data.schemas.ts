import { Id, Instant } from '@ronda/http';
import { z } from 'zod';
import { ParticipantAnswer } from './participant.schemas';

export const PersonalDataAnswer = z
  .object({
    exportedAt: Instant,
    gatherings: z.array(
      z.object({
        matchmakingId: Id,
        matchmakingName: z.string(),
        delegate: ParticipantAnswer.shape.delegates.element,
        participant: ParticipantAnswer.omit({ delegates: true }),
        records: z.array(
          z.object({
            service: z.string(),
            kind: z.string().meta({ description: 'What the record is, such as mail or request-sent' }),
            at: Instant,
            data: z.record(z.string(), z.unknown()),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PersonalData' });

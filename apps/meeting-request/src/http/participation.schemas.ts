import { Id, Instant } from '@ronda/http';
import { z } from 'zod';
import { AnyId } from './fields';

const Quota = z.object({
  used: z.int(),
  limit: z.int().nullable().meta({ description: 'Null: no limit' }),
});

export const StandingBody = z
  .object({
    participantId: Id,
    takesRequests: z.boolean(),
    sent: Quota,
    received: Quota,
    accepted: Quota,
  })
  .meta({ id: 'Standing' });
export type StandingBody = z.output<typeof StandingBody>;

export const ForParticipant = z.strictObject({ participantId: AnyId.optional() });
export type ForParticipant = z.output<typeof ForParticipant>;

export const ChangeStanding = z
  .strictObject({ participantId: AnyId.optional(), takesRequests: z.boolean() })
  .meta({ id: 'ChangeStanding' });
export type ChangeStanding = z.output<typeof ChangeStanding>;

export const AddVeto = z
  .strictObject({
    participantId: AnyId.optional().meta({
      description: "The first of the pair; a participant's own without it",
    }),
    otherParticipantId: AnyId,
  })
  .meta({ id: 'AddVeto' });
export type AddVeto = z.output<typeof AddVeto>;

export const VetoBody = z
  .object({ id: Id, participantIds: z.array(Id).length(2), createdAt: Instant })
  .meta({ id: 'Veto' });
export type VetoBody = z.output<typeof VetoBody>;
export const VetoesBody = z.object({ items: z.array(VetoBody) }).meta({ id: 'Vetoes' });

import { Id } from '@ronda/http';
import { z } from 'zod';

const edge = (what: string) =>
  z
    .string()
    .max(200)
    .exactOptional()
    .meta({ description: `${what}: the id of a slot, or an instant.` });
const span = { from: edge('The first slot concerned'), until: edge('The first slot no longer concerned') };
const newId = z.string().min(1).max(200).meta({ description: 'Any that is not in use.' });
const slots = z.array(Id).max(2000);

/** What takes something away, so that a schedule without it is one the programme allows too. */
export const LossBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('participant-away'), participant: Id, ...span }),
    z.strictObject({ kind: z.literal('tables-lost'), tables: z.array(Id).min(1).max(1000), ...span }),
    z.strictObject({ kind: z.literal('slots-lost'), slots: slots.min(1) }),
    z.strictObject({ kind: z.literal('interpreter-away'), interpreter: Id, ...span }),
  ])
  .meta({ id: 'Loss' });

const delegates = z.int().min(1).max(50);
const kind = z.enum(['table', 'booth', 'virtual']);
const time = z.iso.datetime();

/** What is otherwise than the programme says. */
export const ProblemChangeBody = z
  .discriminatedUnion('kind', [
    LossBody,
    z.strictObject({ kind: z.literal('participant-back'), participant: Id, ...span }),
    z.strictObject({ kind: z.literal('delegates-changed'), participant: Id, delegates }),
    z.strictObject({
      kind: z.literal('table-added'),
      table: z.strictObject({ id: newId, kind: kind.exactOptional(), slots: slots.exactOptional() }),
    }),
    z.strictObject({
      kind: z.literal('slot-added'),
      slot: z.strictObject({ id: newId, start: time.exactOptional(), end: time.exactOptional() }),
      after: z.string().max(200).meta({ description: 'The slot it comes right after.' }),
    }),
    z.strictObject({
      kind: z.literal('interpreter-added'),
      interpreter: z.strictObject({
        id: newId,
        languages: z.array(z.string().max(35)).min(1).max(100),
        unavailable: slots.exactOptional(),
      }),
    }),
  ])
  .meta({ id: 'ProblemChange' });

export const MOST_CHANGES = 100;

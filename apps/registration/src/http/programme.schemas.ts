import { Id, Instant, queryBoolean } from '@ronda/http';
import { z } from 'zod';
import { TABLE_KINDS } from '../domain/programme';

const LocalTime = z
  .string()
  .max(30)
  .meta({ description: 'Wall time 2027-06-12T09:00; with its offset only where clocks show it twice' });
const LocalSpan = z.strictObject({ startsLocal: LocalTime, endsLocal: LocalTime });
const name = z.string().trim().min(1).max(100);
const languageCode = z.string().regex(/^[a-z]{2}$/, 'Expected two small letters of ISO 639-1');
const WebAddress = z.url({ protocol: /^https?$/ }).max(500);

/** The programme as the organiser writes it; ids only of what is to be kept under another name. */
export const ProgrammePlan = z
  .strictObject({
    sessions: z
      .array(
        z.strictObject({
          id: Id.optional(),
          name,
          startsLocal: LocalTime,
          endsLocal: LocalTime,
          slotMinutes: z.int().min(5).max(480),
          pauseMinutes: z.int().min(0).max(240).default(0),
          breaks: z.array(LocalSpan).max(20).default([]),
        }),
      )
      .max(100),
    tables: z
      .array(
        z.strictObject({
          id: Id.optional(),
          name,
          kind: z.enum(TABLE_KINDS).default('table'),
          joinUrl: WebAddress.nullable().default(null),
          ownerParticipantId: Id.nullable().default(null),
          closed: z.array(LocalSpan).max(50).default([]),
        }),
      )
      .max(1000),
    interpreters: z
      .array(
        z.strictObject({
          id: Id.optional(),
          name,
          languages: z.array(languageCode).min(1).max(10),
          unavailable: z.array(LocalSpan).max(50).default([]),
        }),
      )
      .max(200)
      .default([]),
  })
  .meta({ id: 'ProgrammePlan' });
export type ProgrammePlan = z.infer<typeof ProgrammePlan>;

export const ChangeProgrammeQuery = z.strictObject({
  dryRun: queryBoolean.optional().meta({ description: 'Show what would change; change nothing' }),
});
export type ChangeProgrammeQuery = z.infer<typeof ChangeProgrammeQuery>;

const Window = z.object({ startsLocal: z.string(), endsLocal: z.string() });
const Slot = z.object({
  id: Id,
  sessionId: Id,
  position: z.int(),
  startsAt: Instant,
  endsAt: Instant,
  startsLocal: z.string(),
});

export const ProgrammeAnswer = z
  .object({
    revision: z.int(),
    sessions: z.array(
      z.object({
        id: Id,
        name: z.string(),
        startsLocal: z.string(),
        endsLocal: z.string(),
        startsAt: Instant,
        endsAt: Instant,
        slotMinutes: z.int(),
        pauseMinutes: z.int(),
        breaks: z.array(Window),
      }),
    ),
    slots: z.array(Slot),
    tables: z.array(
      z.object({
        id: Id,
        name: z.string(),
        kind: z.enum(TABLE_KINDS),
        joinUrl: z.string().nullable(),
        ownerParticipantId: Id.nullable(),
        closed: z.array(Window),
      }),
    ),
    interpreters: z.array(
      z.object({ id: Id, name: z.string(), languages: z.array(z.string()), unavailable: z.array(Window) }),
    ),
    /** Meetings that can take place: 18 slots at 12 tables are 216 places. */
    capacity: z.object({ slots: z.int(), tables: z.int(), places: z.int() }),
  })
  .meta({ id: 'Programme' });

export const ProgrammeEditAnswer = z
  .object({
    /** Of the matchmaking event: the one to send as If-Match next. */
    revision: z.int(),
    programme: ProgrammeAnswer,
    change: z.object({
      addedSlots: z.array(Slot),
      removedSlots: z.array(Slot),
      keptSlots: z.int(),
      removedTables: z.array(z.object({ id: Id, name: z.string() })),
    }),
  })
  .meta({ id: 'ProgrammeEdit' });

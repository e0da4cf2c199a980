import { Id, Instant } from '@ronda/http';
import { z } from 'zod';
import type { Change } from '../domain/difference';
import { type Names, type Reason, sentence } from '../domain/reason';

export const ScheduleBody = z
  .object({
    id: Id,
    version: z.int(),
    status: z.enum(['draft', 'published', 'superseded']),
    revision: z.int().meta({ description: 'What If-Match compares.' }),
    origin: z.enum(['run', 'copy', 'withdrawal', 'standby']),
    basedOn: Id.nullable(),
    runId: Id.nullable(),
    createdAt: Instant,
    publishedAt: Instant.nullable(),
    placed: z.int(),
    unplaced: z.int(),
    misfits: z.int().meta({ description: 'Placed meetings that no longer fit where they are.' }),
  })
  .meta({ id: 'Schedule' });

export const CreateDraftBody = z
  .strictObject({ basedOn: Id.meta({ description: 'Any version; an old one rolls back to it.' }) })
  .meta({ id: 'CreateDraft' });
export type CreateDraftBody = z.infer<typeof CreateDraftBody>;

/** Kind and the ids it concerns; programs translate by `kind`, `sentence` is English. */
export const ReasonBody = z.looseObject({ kind: z.string() }).meta({ id: 'Reason' });
export const SaidReasonBody = z
  .looseObject({ kind: z.string(), sentence: z.string() })
  .meta({ id: 'ReasonWithSentence' });

/** A reason and how to say it. */
export function said(names: Names): (reason: Reason) => z.infer<typeof SaidReasonBody> {
  return (reason) => ({ ...reason, sentence: sentence(reason, names) });
}

const TableKind = z.enum(['table', 'booth', 'virtual']);

export const GridBody = z
  .object({
    schedule: ScheduleBody,
    revision: z.int(),
    slots: z.array(
      z.object({
        id: Id,
        sessionId: Id,
        sessionName: z.string(),
        startsAt: Instant,
        endsAt: Instant,
        startsLocal: z.string(),
      }),
    ),
    tables: z.array(z.object({ id: Id, name: z.string(), kind: TableKind })),
    participants: z.array(z.object({ id: Id, name: z.string(), region: z.enum(['EU', 'LAC']) })),
    meetings: z.array(
      z.object({
        meetingId: Id,
        aId: Id,
        bId: Id,
        aSeatNo: z.int(),
        bSeatNo: z.int(),
        slotId: Id,
        startsAt: Instant,
        endsAt: Instant,
        tableId: Id.nullable(),
        interpreterId: Id.nullable(),
        isLocked: z.boolean(),
        misfits: z.array(ReasonBody),
      }),
    ),
  })
  .meta({ id: 'ScheduleGrid' });

export const UnplacedBody = z
  .object({
    meetingId: Id,
    aId: Id,
    bId: Id,
    aName: z.string(),
    bName: z.string(),
    priority: z.enum(['must', 'want', 'nice']),
    causes: z.array(SaidReasonBody),
    repairs: z.array(
      z.object({
        changes: z.array(ReasonBody),
        /** Ids; a table or interpreter that a change adds has a made-up one. */
        placement: z.object({ slot: z.string(), table: z.string(), interpreter: z.string().optional() }),
      }),
    ),
  })
  .meta({ id: 'UnplacedMeeting' });

export const MisfitBody = z
  .object({ meetingId: Id, reasons: z.array(ReasonBody), noticedAt: Instant })
  .meta({ id: 'Misfit' });

export const BlastRadiusBody = z
  .object({
    people: z.int().meta({ description: 'Persons who get at least one mail.' }),
    invitations: z.int(),
    moves: z.int(),
    cancellations: z.int(),
    unchangedMeetings: z.int(),
  })
  .meta({ id: 'BlastRadius' });

const AppearanceBody = z
  .object({
    startsAt: Instant,
    endsAt: Instant,
    tableId: Id.nullable(),
    tableName: z.string().nullable(),
    aSeatNo: z.int(),
    bSeatNo: z.int(),
    interpreterName: z.string().nullable(),
  })
  .meta({ id: 'Appearance' });

const ChangeBody = z
  .object({
    kind: z.enum(['invited', 'moved', 'cancelled']),
    meetingId: Id,
    aId: Id,
    bId: Id,
    before: AppearanceBody.nullable(),
    after: AppearanceBody.nullable(),
  })
  .meta({ id: 'MeetingChange' });

export const ComparisonBody = z
  .object({ blastRadius: BlastRadiusBody, changes: z.array(ChangeBody) })
  .meta({ id: 'ScheduleComparison' });

export const PreviewBody = ComparisonBody.extend({
  misfits: z.array(z.object({ meetingId: Id, reasons: z.array(ReasonBody) })),
}).meta({ id: 'PublicationPreview' });

export const PublishedBody = z
  .object({
    schedule: ScheduleBody.omit({ placed: true, unplaced: true, misfits: true }),
    blastRadius: BlastRadiusBody,
  })
  .meta({ id: 'Publication' });

export const CompareQuery = z.strictObject({
  with: Id.meta({ description: 'The version to compare with; it is taken as the earlier one.' }),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

/** A change with the two sides named. */
export function changeBody(change: Change): z.infer<typeof ChangeBody> {
  const { aId, bId } = change.after ?? change.before;
  return {
    kind: change.kind,
    meetingId: change.meetingId,
    aId,
    bId,
    before: change.before,
    after: change.after,
  };
}

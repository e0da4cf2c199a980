import { Injectable } from '@nestjs/common';
import { Clock, requireRevision } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import { type Attendance, isSameAbsence, type NotedAttendance, requireForward } from '../domain/live-day';
import type { Scope } from '../domain/scope';
import { MarkMisfits } from './mark-misfits';
import { LiveDays } from './ports/live-days';
import { Programme } from './ports/programme';

export interface AttendanceNote {
  readonly participantId: string;
  readonly attendance: Attendance;
  readonly revision: number;
  readonly reason?: string | undefined;
}

/** The check-in desk notes who came, who is late and who is not there; meetings they miss are marked, none is moved. */
@Injectable()
export class NoteAttendance {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly liveDays: LiveDays,
    private readonly markMisfits: MarkMisfits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError PARTICIPANT.NOT_FOUND, HTTP.REVISION_MISMATCH, LIVE_DAY.ENDS_BEFORE_IT_BEGINS */
  execute(
    scope: Scope,
    actor: Actor,
    { participantId, attendance, revision, reason }: AttendanceNote,
  ): Promise<NotedAttendance> {
    if (attendance.away) requireForward(attendance.away);
    return this.transaction.run(scope.tenantId, async () => {
      await this.programme.sync(scope);
      const before = await this.liveDays.attendance(scope, participantId);
      requireRevision(`What was noted of participant ${participantId}`, before.revision, revision);
      await this.liveDays.noteAttendance(scope, participantId, attendance, this.clock.now());
      if (!isSameAbsence(before, attendance)) await this.markMisfits.execute(scope);
      const { state, away } = attendance;
      await this.audit.record({
        matchmakingId: scope.matchmakingId,
        by: actor,
        action: 'participant.attendance-noted',
        about: [participantId],
        reason,
        details: { state, ...away },
      });
      return this.liveDays.attendance(scope, participantId);
    });
  }
}

import type { Attendance, NotedAttendance, NotedTable, Span } from '../../domain/live-day';
import type { Scope } from '../../domain/scope';

/** What was noted on the day. Every method works inside the running transaction. */
export abstract class LiveDays {
  /** Of every participant, in the order of their names; those of whom nothing was noted are expected. */
  abstract attendances(scope: Scope): Promise<NotedAttendance[]>;
  /** Of every table, in the order of the programme. */
  abstract tables(scope: Scope): Promise<NotedTable[]>;
  /** @throws DomainError PARTICIPANT.NOT_FOUND */
  abstract attendance(scope: Scope, participantId: string): Promise<NotedAttendance>;
  /** @throws DomainError TABLE.NOT_FOUND */
  abstract table(scope: Scope, tableId: string): Promise<NotedTable>;
  abstract noteAttendance(
    scope: Scope,
    participantId: string,
    attendance: Attendance,
    at: Date,
  ): Promise<void>;
  abstract noteTable(scope: Scope, tableId: string, lost: Span | null, at: Date): Promise<void>;
}

import type { ServiceName } from '@ronda/domain';

/** An entry of any service's audit, as organisers read it. */
export interface TrailEntry {
  readonly service: ServiceName;
  /** Counts up within the institution and the service. */
  readonly number: number;
  readonly at: Date;
  readonly matchmakingId: string | null;
  /** Null where nobody was signed in, or Ronda did it by itself. */
  readonly userId: string | null;
  /** As the person is called now; null when they have left. */
  readonly userName: string | null;
  /** The organiser who acted in that person's name. */
  readonly impersonatorId: string | null;
  readonly impersonatorName: string | null;
  readonly action: string;
  /** What it was done to. */
  readonly subjectId: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly correlationId: string;
  /** The message that made Ronda do it. */
  readonly causationId: string | null;
}

export interface TrailFilter {
  /** Null: everything of the institution, its people's sign-ins and passwords too. */
  readonly matchmakingId: string | null;
  /** Entries about all of these: meetings, participants, any id. */
  readonly about: readonly string[];
  /** Entries by this person, in this person's name, or about them. */
  readonly personId: string | null;
}

/** Where a page ends: the key of its last entry. */
export type TrailPlace = Pick<TrailEntry, 'at' | 'service' | 'number'>;

/** The port to the audits of all services, read as one. */
export abstract class AuditTrail {
  /** Newest first, after the place given. In a transaction of the tenant, which is all it sees. */
  abstract list(filter: TrailFilter, after: TrailPlace | null, limit: number): Promise<TrailEntry[]>;
}

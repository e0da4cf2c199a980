import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language, Region } from '@ronda/domain';
import type { Admission, MatchmakingState, Pairing } from '../domain/matchmaking';
import type { Attendance, ParticipantKind, ParticipantState } from '../domain/participant';
import type { TableKind } from '../domain/programme';

/** A span as jsonb keeps it: instants as ISO 8601. */
export interface StoredSpan {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly startsLocal: string;
  readonly endsLocal: string;
}

abstract class InTenant {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
}
abstract class InMatchmaking extends InTenant {
  @PrimaryColumn({ name: 'matchmaking_id', type: 'uuid' }) matchmakingId: string;
}

@Entity('tenant')
export class TenantRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
}

@Entity('organisation')
export class OrganisationRow extends InTenant {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
}

@Entity('matchmaking')
export class MatchmakingRow extends InTenant {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') place: string;
  @Column('text') zone: string;
  @Column('text') state: MatchmakingState;
  @Column({ name: 'default_language', type: 'text' }) defaultLanguage: Language;
  @Column({ name: 'contact_name', type: 'text' }) contactName: string;
  @Column({ name: 'contact_email', type: 'text' }) contactEmail: string;
  @Column('text') pairing: Pairing;
  @Column({ name: 'max_sent', type: 'integer', nullable: true }) maxSent: number | null;
  @Column({ name: 'max_received', type: 'integer', nullable: true }) maxReceived: number | null;
  @Column({ name: 'max_accepted', type: 'integer', nullable: true }) maxAccepted: number | null;
  @Column({ name: 'request_expiry_days', type: 'integer', nullable: true }) requestExpiryDays: number | null;
  @Column({ name: 'allocate_on_close', type: 'boolean' }) allocateOnClose: boolean;
  @Column('text') admission: Admission;
  @Column({ name: 'max_participants', type: 'integer', nullable: true }) maxParticipants: number | null;
  @Column({ name: 'buffer_minutes', type: 'integer', nullable: true }) bufferMinutes: number | null;
  @Column('integer') revision: number;
}

@Entity('session')
export class SessionRow extends InMatchmaking {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column({ name: 'starts_at', type: 'timestamptz' }) startsAt: Date;
  @Column({ name: 'ends_at', type: 'timestamptz' }) endsAt: Date;
  @Column({ name: 'starts_local', type: 'text' }) startsLocal: string;
  @Column({ name: 'ends_local', type: 'text' }) endsLocal: string;
  @Column({ name: 'slot_minutes', type: 'integer' }) slotMinutes: number;
  @Column({ name: 'pause_minutes', type: 'integer' }) pauseMinutes: number;
  @Column('jsonb') breaks: StoredSpan[];
}

@Entity('slot')
export class SlotRow extends InMatchmaking {
  @PrimaryColumn('uuid') id: string;
  @Column({ name: 'session_id', type: 'uuid' }) sessionId: string;
  @Column('integer') position: number;
  @Column({ name: 'starts_at', type: 'timestamptz' }) startsAt: Date;
  @Column({ name: 'ends_at', type: 'timestamptz' }) endsAt: Date;
  @Column({ name: 'starts_local', type: 'text' }) startsLocal: string;
}

@Entity('venue_table')
export class TableRow extends InMatchmaking {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: TableKind;
  @Column('integer') position: number;
  @Column({ name: 'owner_participant_id', type: 'uuid', nullable: true }) ownerParticipantId: string | null;
  @Column({ name: 'join_url', type: 'text', nullable: true }) joinUrl: string | null;
  @Column('jsonb') closed: StoredSpan[];
}

@Entity('interpreter')
export class InterpreterRow extends InMatchmaking {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { array: true }) languages: string[];
  @Column('jsonb') unavailable: StoredSpan[];
}

@Entity('participant')
export class ParticipantRow extends InMatchmaking {
  @PrimaryColumn('uuid') id: string;
  @Column({ name: 'organisation_id', type: 'uuid' }) organisationId: string;
  @Column({ type: 'text', nullable: true }) reference: string | null;
  @Column('text') name: string;
  @Column('text') kind: ParticipantKind;
  @Column('text') region: Region;
  @Column('text') country: string;
  @Column('text', { array: true }) sectors: string[];
  @Column('text', { array: true }) offers: string[];
  @Column('text', { array: true }) needs: string[];
  @Column('text', { array: true }) languages: string[];
  @Column('text') description: string;
  @Column({ type: 'text', nullable: true }) website: string | null;
  @Column('text') zone: string;
  @Column('text') attends: Attendance;
  @Column({ name: 'local_hours_from', type: 'text', nullable: true }) localHoursFrom: string | null;
  @Column({ name: 'local_hours_until', type: 'text', nullable: true }) localHoursUntil: string | null;
  @Column({ name: 'max_meetings', type: 'integer', nullable: true }) maxMeetings: number | null;
  @Column('text') state: ParticipantState;
  @Column({ name: 'state_since', type: 'timestamptz' }) stateSince: Date;
  @Column('integer') revision: number;
}

@Entity('delegate')
export class DelegateRow extends InMatchmaking {
  @PrimaryColumn('uuid') id: string;
  @Column({ name: 'participant_id', type: 'uuid' }) participantId: string;
  @Column({ name: 'seat_no', type: 'integer' }) seatNo: number;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text') language: Language;
  @Column('text') zone: string;
}

@Entity('unavailability')
export class UnavailabilityRow extends InMatchmaking {
  @PrimaryColumn({ name: 'participant_id', type: 'uuid' }) participantId: string;
  @PrimaryColumn({ name: 'starts_at', type: 'timestamptz' }) startsAt: Date;
  @PrimaryColumn({ name: 'ends_at', type: 'timestamptz' }) endsAt: Date;
  @Column({ name: 'starts_local', type: 'text' }) startsLocal: string;
  @Column({ name: 'ends_local', type: 'text' }) endsLocal: string;
  @Column('text') zone: string;
}

export const entities = [
  TenantRow,
  OrganisationRow,
  MatchmakingRow,
  SessionRow,
  SlotRow,
  TableRow,
  InterpreterRow,
  ParticipantRow,
  DelegateRow,
  UnavailabilityRow,
];

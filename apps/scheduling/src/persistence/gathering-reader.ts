import { Injectable } from '@nestjs/common';
import { isWithinLocalHours, ZoneData, type Zone } from '@ronda/calendar';
import type { ViewRow } from '@ronda/contracts';
import { DomainError } from '@ronda/domain';
import { Database } from '@ronda/persistence';
import type { Gathering, Interpreter, Meeting, Party, Slot, Table } from '../domain/gathering';
import type { Scope } from '../domain/scope';

interface Window {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface MeetingRow {
  readonly id: string;
  readonly aId: string;
  readonly bId: string;
  readonly priority: Meeting['priority'];
  readonly isReleased: boolean;
}

/** After every gathering, and still a date; `infinity` is none in JavaScript. */
const NEVER = "timestamptz '9999-12-31Z'";

/** Reads everything that decides where a meeting fits. Sorted by position or id, so the same facts read the same. */
@Injectable()
export class GatheringReader {
  constructor(
    private readonly database: Database,
    private readonly zones: ZoneData,
  ) {}

  async read(scope: Scope): Promise<Gathering> {
    const { matchmakingId } = scope;
    const [matchmaking] = await this.database.view('registration.published_matchmaking', this.where(scope));
    if (!matchmaking) throw new Error(`Matchmaking ${matchmakingId} left the view while it was being read.`);
    const slots = await this.slots(scope);
    return {
      matchmakingId,
      name: matchmaking.name,
      zone: matchmaking.zone,
      bufferMinutes: matchmaking.buffer_minutes,
      slots: byId(slots),
      tables: byId(await this.tables(scope, slots)),
      parties: byId(await this.parties(scope, slots)),
      interpreters: byId(await this.interpreters(scope)),
      meetings: byId(await this.meetings(scope)),
    };
  }

  private slots(scope: Scope): Promise<Slot[]> {
    return this.database.query<Slot>(
      `SELECT id, session_id AS "sessionId", session_name AS "sessionName", position,
         lower(during) AS "startsAt", upper(during) AS "endsAt", starts_local AS "startsLocal"
       FROM slot WHERE (tenant_id, matchmaking_id) = ($1, $2) AND removed_at IS NULL ORDER BY position, id`,
      [scope.tenantId, scope.matchmakingId],
    );
  }

  private async tables(scope: Scope, slots: readonly Slot[]): Promise<Table[]> {
    const rows = await this.database.query<Omit<Table, 'closedSlotIds'> & { closedSlotIds: string[] }>(
      `SELECT id, name, kind, position, owner_participant_id AS "ownerParticipantId", join_url AS "joinUrl",
         closed_slot_ids AS "closedSlotIds"
       FROM venue_table WHERE (tenant_id, matchmaking_id) = ($1, $2) AND removed_at IS NULL ORDER BY position, id`,
      [scope.tenantId, scope.matchmakingId],
    );
    const losses = await this.losses(scope);
    return rows.map((row) => {
      const lost = losses.filter(({ tableId }) => tableId === row.id);
      return { ...row, closedSlotIds: new Set([...row.closedSlotIds, ...slotsTouching(slots, lost)]) };
    });
  }

  private losses(scope: Scope): Promise<(Window & { readonly tableId: string })[]> {
    return this.database.query(
      `SELECT table_id AS "tableId", lost_from AS "startsAt", coalesce(lost_until, ${NEVER}) AS "endsAt"
       FROM table_loss WHERE (tenant_id, matchmaking_id) = ($1, $2) AND lost_from IS NOT NULL`,
      [scope.tenantId, scope.matchmakingId],
    );
  }

  private async parties(scope: Scope, slots: readonly Slot[]): Promise<Party[]> {
    const participants = await this.database.view('registration.published_participant', this.where(scope));
    const away = new Map<string, Window[]>();
    for (const { participantId, ...window } of await this.absences(scope)) {
      away.set(participantId, [...(away.get(participantId) ?? []), window]);
    }
    return participants.sort(byParticipantId).map((row) => ({
      id: row.participant_id,
      name: row.organisation_name,
      region: row.region,
      attends: row.attends,
      languages: row.languages,
      maxMeetings: row.max_meetings,
      delegates: row.delegates,
      awaySlotIds: slotsTouching(slots, away.get(row.participant_id) ?? []),
      offHoursSlotIds: this.offHours(row, slots),
    }));
  }

  /** What participants said and the check-in desk noted, and published meetings of the same persons in other matchmakings (ADR 0010). */
  private absences(scope: Scope): Promise<(Window & { readonly participantId: string })[]> {
    return this.database.query(
      `SELECT participant_id AS "participantId", unavailable_from AS "startsAt", unavailable_until AS "endsAt"
       FROM registration.published_availability WHERE (tenant_id, matchmaking_id) = ($1, $2)
       UNION ALL
       SELECT participant_id, away_from, coalesce(away_until, ${NEVER})
       FROM attendance WHERE (tenant_id, matchmaking_id) = ($1, $2) AND away_from IS NOT NULL
       UNION ALL
       SELECT d.party_id, lower(b.during), upper(b.during)
       FROM person_busy b JOIN delegation d ON (d.tenant_id, d.person_id) = (b.tenant_id, b.person_id)
       WHERE (d.tenant_id, d.matchmaking_id) = ($1, $2) AND d.removed_at IS NULL AND b.matchmaking_id <> $2`,
      [scope.tenantId, scope.matchmakingId],
    );
  }

  /** Local hours bind whoever takes part from a distance; on site the programme is the day. */
  private offHours(row: ViewRow<'registration.published_participant'>, slots: readonly Slot[]): Set<string> {
    const { local_hours_from: from, local_hours_until: until } = row;
    if (row.attends !== 'remote' || from === null || until === null) return new Set();
    const zone = this.zone(row.zone, row.participant_id);
    const outside = slots.filter((s) => !isWithinLocalHours(s.startsAt, s.endsAt, { from, until }, zone));
    return new Set(outside.map((slot) => slot.id));
  }

  private zone(name: string, participantId: string): Zone {
    try {
      return this.zones.require(name);
    } catch {
      throw new DomainError(
        'PARTICIPANT.UNKNOWN_ZONE',
        `Participant ${participantId} has the time zone "${name}", which does not exist.\nMaybe correct it to a name such as America/Bogota.`,
        { participantId, zone: name },
      );
    }
  }

  private async interpreters(scope: Scope): Promise<Interpreter[]> {
    const rows = await this.database.view('registration.published_interpreter', this.where(scope));
    return rows
      .map((row) => ({
        id: row.interpreter_id,
        name: row.name,
        languages: row.languages,
        awaySlotIds: new Set(row.unavailable_slot_ids),
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private async meetings(scope: Scope): Promise<Meeting[]> {
    const vetoes = await this.database.view('meeting_request.published_veto', this.where(scope));
    const vetoed = new Set(vetoes.map((row) => `${row.a_participant_id} ${row.b_participant_id}`));
    const rows = await this.database.query<MeetingRow>(
      `SELECT id, a_id AS "aId", b_id AS "bId", priority, released_at IS NOT NULL AS "isReleased"
       FROM meeting WHERE (tenant_id, matchmaking_id) = ($1, $2) ORDER BY id`,
      [scope.tenantId, scope.matchmakingId],
    );
    return rows.map((row) => ({ ...row, isVetoed: vetoed.has(`${row.aId} ${row.bId}`) }));
  }

  private where({ tenantId, matchmakingId }: Scope) {
    return { tenant_id: tenantId, matchmaking_id: matchmakingId };
  }
}

function slotsTouching(slots: readonly Slot[], windows: readonly Window[]): Set<string> {
  const touched = slots.filter((slot) =>
    windows.some((w) => w.startsAt < slot.endsAt && slot.startsAt < w.endsAt),
  );
  return new Set(touched.map((slot) => slot.id));
}

function byParticipantId(
  one: { readonly participant_id: string },
  other: { readonly participant_id: string },
): number {
  return one.participant_id < other.participant_id ? -1 : 1;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

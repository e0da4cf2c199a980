import { Injectable } from '@nestjs/common';
import type { ViewRow } from '@ronda/contracts';
import { Database } from '@ronda/persistence';
import type { GatheringFacts, MeetingFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import type { MeetingSide, PublishedMeeting } from '../domain/plan-invitations';
import {
  Gatherings,
  type Guest,
  type RequestPair,
  type RequestSides,
  type SignInRequest,
} from '../use-cases/gatherings';

type MeetingRow = ViewRow<'scheduling.published_meeting'>;
type ParticipantRow = ViewRow<'registration.published_participant'>;
type DelegateRow = ViewRow<'registration.published_delegate'>;

/** Reads the published views of the other services. */
@Injectable()
export class PostgresGatherings extends Gatherings {
  constructor(private readonly database: Database) {
    super();
  }

  async find(matchmakingId: string): Promise<GatheringFacts | null> {
    const [row] = await this.database.view('registration.published_matchmaking', {
      matchmaking_id: matchmakingId,
    });
    if (!row) return null;
    const { name, place, zone, contact_name: contactName, contact_email: contactEmail } = row;
    return { name, place, zone, contactName, contactEmail };
  }

  async scheduleVersion(matchmakingId: string): Promise<number | null> {
    const [row] = await this.database.view('scheduling.published_schedule', {
      matchmaking_id: matchmakingId,
    });
    return row?.version ?? null;
  }

  async meetings(matchmakingId: string): Promise<PublishedMeeting[]> {
    const where = { matchmaking_id: matchmakingId };
    const rows = await this.database.view('scheduling.published_meeting', where);
    const participants = await this.database.view('registration.published_participant', where);
    const delegates = await this.database.view('registration.published_delegate', where);
    const gathering = await this.find(matchmakingId);
    const people = new People(participants, delegates, gathering?.zone ?? null);
    return rows.map((row) => ({
      meetingId: row.meeting_id,
      uid: row.ical_uid,
      sequence: row.sequence,
      status: row.status,
      sides: row.status === 'scheduled' ? people.sidesOf(row) : [],
    }));
  }

  async meetingBetween(from: Date, until: Date): Promise<string[]> {
    const rows = await this.database.query<{ matchmaking_id: string }>(
      `SELECT DISTINCT matchmaking_id FROM scheduling.published_meeting
       WHERE status = 'scheduled' AND starts_at > $1 AND starts_at < $2 ORDER BY matchmaking_id`,
      [from, until],
    );
    return rows.map(({ matchmaking_id }) => matchmaking_id);
  }

  async organisations(matchmakingId: string): Promise<ReadonlyMap<string, string>> {
    const where = { matchmaking_id: matchmakingId };
    const participants = await this.database.view('registration.published_participant', where);
    const delegates = await this.database.view('registration.published_delegate', where);
    const nameById = new Map(participants.map((row) => [row.participant_id, row.organisation_name]));
    return new Map(delegates.map((row) => [row.delegate_id, nameById.get(row.participant_id) ?? row.name]));
  }

  async guest(matchmakingId: string, participantId: string): Promise<Guest | null> {
    const where = { matchmaking_id: matchmakingId, participant_id: participantId };
    const [[participant], delegates] = await Promise.all([
      this.database.view('registration.published_participant', where),
      this.database.view('registration.published_delegate', where),
    ]);
    if (!participant) return null;
    return guestOf(participant, new Map([[participantId, delegates.map(recipientOf)]]));
  }

  async request(matchmakingId: string, meetingRequestId: string): Promise<RequestSides | null> {
    const [row] = await this.database.view('meeting_request.published_request', {
      matchmaking_id: matchmakingId,
      meeting_request_id: meetingRequestId,
    });
    if (!row) return null;
    const [from, to] = await Promise.all([
      this.guest(matchmakingId, row.from_participant_id),
      this.guest(matchmakingId, row.to_participant_id),
    ]);
    return { revision: row.revision, from, to, message: row.message, declineReason: row.decline_reason };
  }

  async desk(matchmakingId: string): Promise<Recipient | null> {
    const [row] = await this.database.view('registration.published_matchmaking', {
      matchmaking_id: matchmakingId,
    });
    if (!row) return null;
    const { contact_name: name, contact_email: address, default_language: language, zone } = row;
    return { id: matchmakingId, name, address, language, zone };
  }

  async recipient(matchmakingId: string, delegateId: string): Promise<Recipient | null> {
    const [row] = await this.database.view('registration.published_delegate', {
      matchmaking_id: matchmakingId,
      delegate_id: delegateId,
    });
    return row ? recipientOf(row) : null;
  }

  async pairs(matchmakingId: string, meetingRequestIds: readonly string[]): Promise<RequestPair[]> {
    const wanted = new Set(meetingRequestIds);
    const rows = await this.database.view('meeting_request.published_request', {
      matchmaking_id: matchmakingId,
    });
    return rows
      .filter(({ meeting_request_id }) => wanted.has(meeting_request_id))
      .map((row) => ({ fromParticipantId: row.from_participant_id, toParticipantId: row.to_participant_id }));
  }

  async guests(matchmakingId: string): Promise<ReadonlyMap<string, Guest>> {
    const where = { matchmaking_id: matchmakingId };
    const [participants, delegates] = await Promise.all([
      this.database.view('registration.published_participant', where),
      this.database.view('registration.published_delegate', where),
    ]);
    const people = new Map<string, Recipient[]>(participants.map((row) => [row.participant_id, []]));
    for (const row of delegates) people.get(row.participant_id)?.push(recipientOf(row));
    return new Map(participants.map((row) => [row.participant_id, guestOf(row, people)]));
  }

  async signInRequest(id: string): Promise<SignInRequest | null> {
    const [row] = await this.database.view('registration.published_sign_in_request', {
      sign_in_request_id: id,
    });
    if (!row) return null;
    const { person_id, name, email, language, zone } = row;
    return {
      recipient: { id: person_id, name, address: email, language, zone },
      facts: {
        sealedToken: row.sealed_token,
        requestedAt: row.requested_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      },
    };
  }
}

/** Finds who sits where in a gathering. */
class People {
  private readonly participantById: ReadonlyMap<string, ParticipantRow>;
  private readonly delegateBySeat: ReadonlyMap<string, DelegateRow>;

  /** @param venueZone where people on site will be, whatever zone they live in; null keeps the latter */
  constructor(
    participants: readonly ParticipantRow[],
    delegates: readonly DelegateRow[],
    private readonly venueZone: string | null,
  ) {
    this.participantById = new Map(participants.map((row) => [row.participant_id, row]));
    this.delegateBySeat = new Map(delegates.map((row) => [seat(row.participant_id, row.seat_no), row]));
  }

  /** A side without anybody to write to is left out; the other is told all the same. */
  sidesOf(row: MeetingRow): MeetingSide[] {
    const a = { participantId: row.a_participant_id, seatNo: row.a_seat_no };
    const b = { participantId: row.b_participant_id, seatNo: row.b_seat_no };
    return [this.side(row, a, b), this.side(row, b, a)].filter((side) => side !== null);
  }

  private side(row: MeetingRow, mine: Seat, theirs: Seat): MeetingSide | null {
    const delegate = this.delegateAt(mine);
    const own = this.participantById.get(mine.participantId);
    const other = this.participantById.get(theirs.participantId);
    if (!delegate || !own || !other || !row.starts_at || !row.ends_at) return null;
    const meeting: MeetingFacts = {
      uid: row.ical_uid,
      sequence: row.sequence,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      counterpart: {
        organisation: other.organisation_name,
        delegate: this.delegateAt(theirs)?.name ?? null,
        country: other.country,
        zone: this.zoneThatDay(other, this.delegateAt(theirs)),
      },
      table: row.table_name,
      tableKind: row.table_kind,
      joinUrl: row.join_url,
      interpreter: row.interpreter_name,
    };
    return { recipient: { ...recipientOf(delegate), zone: this.zoneThatDay(own, delegate) }, meeting };
  }

  private zoneThatDay({ attends, zone }: ParticipantRow, delegate: DelegateRow | undefined): string {
    const home = delegate?.zone ?? zone;
    return attends === 'on-site' ? (this.venueZone ?? home) : home;
  }

  private delegateAt({ participantId, seatNo }: Seat): DelegateRow | undefined {
    return seatNo === null ? undefined : this.delegateBySeat.get(seat(participantId, seatNo));
  }
}

interface Seat {
  readonly participantId: string;
  readonly seatNo: number | null;
}

const seat = (participantId: string, seatNo: number): string => `${participantId} ${seatNo}`;

function guestOf(row: ParticipantRow, people: ReadonlyMap<string, readonly Recipient[]>): Guest {
  const { organisation_name: organisation, country, zone, participant_id } = row;
  return { organisation, country, zone, people: people.get(participant_id) ?? [] };
}

function recipientOf(row: DelegateRow): Recipient {
  const { delegate_id, name, email, language, zone } = row;
  return { id: delegate_id, name, address: email, language, zone };
}

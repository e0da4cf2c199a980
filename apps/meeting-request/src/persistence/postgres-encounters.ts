import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { BookingWindow } from '../domain/booking-window';
import { EncounterBook, type Snapshot } from '../domain/encounter-book';
import { isActive, type MeetingRequest } from '../domain/meeting-request';
import type { MatchmakingScope } from '../domain/scope';
import { Encounters } from '../use-cases/encounters';
import { MatchmakingRules } from './matchmaking-rules';
import { PostgresBookingWindows } from './postgres-booking-windows';
import { PostgresStandings } from './postgres-standings';
import { REQUEST_COLUMNS } from './request-rows';

@Injectable()
export class PostgresEncounters extends Encounters {
  constructor(
    private readonly database: Database,
    private readonly matchmakings: MatchmakingRules,
    private readonly windows: PostgresBookingWindows,
    private readonly standings: PostgresStandings,
  ) {
    super();
  }

  async read(
    scope: MatchmakingScope,
    participantId: string,
    otherIds: readonly string[] | 'everybody',
  ): Promise<EncounterBook> {
    const window = await this.windows.find(scope);
    const ids = otherIds === 'everybody' ? null : [participantId, ...otherIds];
    return this.book(scope, window, ids, participantId);
  }

  /** The window first, then the participants, then their requests: everywhere the same order. */
  async lock(scope: MatchmakingScope, participantIds: readonly string[]): Promise<EncounterBook> {
    const window = await this.windows.hold(scope);
    // Read in the order asked: after the locks are held.
    const held = this.standings.hold(scope, participantIds);
    const [, book] = await Promise.all([held, this.book(scope, window, participantIds, null)]);
    return book;
  }

  /** Of these participants, null being all; `around` leaves out what does not concern that one. */
  private async book(
    scope: MatchmakingScope,
    window: BookingWindow,
    ids: readonly string[] | null,
    around: string | null,
  ): Promise<EncounterBook> {
    const [requests, rules, sides, vetoes] = await Promise.all([
      this.requests(scope, ids, around),
      this.matchmakings.require(scope),
      this.standings.sides(scope, ids),
      this.vetoes(scope, ids, around),
    ]);
    return new EncounterBook({
      rules,
      window,
      sides,
      active: requests.filter(isActive),
      declined: directionsOf(requests, 'declined'),
      withdrawn: directionsOf(requests, 'withdrawn'),
      vetoes,
    });
  }

  private requests(
    { tenantId, matchmakingId }: MatchmakingScope,
    ids: readonly string[] | null,
    around: string | null,
  ): Promise<MeetingRequest[]> {
    return this.database.query<MeetingRequest>(
      `SELECT ${REQUEST_COLUMNS} FROM request
       WHERE tenant_id = $1 AND matchmaking_id = $2 AND status IN ('proposed', 'accepted', 'declined', 'withdrawn')
         AND ($3::uuid[] IS NULL OR (from_participant_id = ANY($3) AND to_participant_id = ANY($3)))
         AND ($4::uuid IS NULL OR $4 IN (from_participant_id, to_participant_id))`,
      [tenantId, matchmakingId, ids, around],
    );
  }

  private vetoes(
    { tenantId, matchmakingId }: MatchmakingScope,
    ids: readonly string[] | null,
    around: string | null,
  ): Promise<Snapshot['vetoes'][number][]> {
    return this.database.query<Snapshot['vetoes'][number]>(
      `SELECT author_participant_id AS "authorParticipantId", a_participant_id AS "aParticipantId",
              b_participant_id AS "bParticipantId"
       FROM veto
       WHERE tenant_id = $1 AND matchmaking_id = $2
         AND ($3::uuid[] IS NULL OR (a_participant_id = ANY($3) AND b_participant_id = ANY($3)))
         AND ($4::uuid IS NULL OR $4 IN (a_participant_id, b_participant_id))`,
      [tenantId, matchmakingId, ids, around],
    );
  }
}

function directionsOf(
  requests: readonly MeetingRequest[],
  ended: 'declined' | 'withdrawn',
): { from: string; to: string }[] {
  return requests
    .filter(({ status }) => status === ended)
    .map((request) => ({ from: request.fromParticipantId, to: request.toParticipantId }));
}

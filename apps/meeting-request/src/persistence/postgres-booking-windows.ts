import { Database } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { UNPLANNED, type BookingWindow } from '../domain/booking-window';
import type { MatchmakingScope } from '../domain/scope';
import { BookingWindows } from '../use-cases/booking-windows';

const SELECT = `
  SELECT status, opens_at AS "opensAt", closes_at AS "closesAt", revision
  FROM booking_window WHERE tenant_id = $1 AND matchmaking_id = $2`;

@Injectable()
export class PostgresBookingWindows extends BookingWindows {
  constructor(private readonly database: Database) {
    super();
  }

  async find({ tenantId, matchmakingId }: MatchmakingScope): Promise<BookingWindow> {
    const [window] = await this.database.query<BookingWindow>(SELECT, [tenantId, matchmakingId]);
    return window ?? UNPLANNED;
  }

  lock(scope: MatchmakingScope): Promise<BookingWindow> {
    return this.lockRow(scope, 'FOR UPDATE');
  }

  hold(scope: MatchmakingScope): Promise<BookingWindow> {
    return this.lockRow(scope, 'FOR SHARE');
  }

  async save({ tenantId, matchmakingId }: MatchmakingScope, window: BookingWindow): Promise<void> {
    await this.database.query(
      `UPDATE booking_window SET status = $3, opens_at = $4, closes_at = $5, revision = $6
       WHERE tenant_id = $1 AND matchmaking_id = $2`,
      [tenantId, matchmakingId, window.status, window.opensAt, window.closesAt, window.revision],
    );
  }

  async findDue(tenantId: string, now: Date): Promise<MatchmakingScope[]> {
    return this.database.query<MatchmakingScope>(
      `SELECT tenant_id AS "tenantId", matchmaking_id AS "matchmakingId" FROM booking_window
       WHERE tenant_id = $1
         AND ((status <> 'closed' AND closes_at <= $2) OR (status = 'planned' AND opens_at <= $2))
       UNION
       SELECT tenant_id, matchmaking_id FROM request
       WHERE tenant_id = $1 AND status = 'proposed' AND expires_at <= $2`,
      [tenantId, now],
    );
  }

  /** The row is made when it is first needed, so that there is always something to lock. */
  private async lockRow(
    { tenantId, matchmakingId }: MatchmakingScope,
    strength: 'FOR UPDATE' | 'FOR SHARE',
  ): Promise<BookingWindow> {
    const select = `${SELECT} ${strength}`;
    const [window] = await this.database.query<BookingWindow>(select, [tenantId, matchmakingId]);
    if (window) return window;
    await this.database.query(
      `INSERT INTO booking_window (tenant_id, matchmaking_id, status, revision) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [tenantId, matchmakingId, UNPLANNED.status, UNPLANNED.revision],
    );
    const [made] = await this.database.query<BookingWindow>(select, [tenantId, matchmakingId]);
    return made ?? UNPLANNED;
  }
}

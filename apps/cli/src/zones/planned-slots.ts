import type { Config } from '@ronda/config';
import { queryEachTenant } from '@ronda/persistence';

/** A time slot to come, as it was planned, and the published meetings in it. */
export interface PlannedSlot {
  readonly gathering: string;
  readonly zone: string;
  /** "2027-06-12T09:00", by the clock of the place. */
  readonly local: string;
  readonly startsAt: Date;
  readonly meetings: number;
}

/**
 * The slots of all gatherings that begin after now.
 * @throws Error when the database does not answer
 */
export function plannedSlots(config: Config): Promise<PlannedSlot[]> {
  return queryEachTenant<PlannedSlot & Record<string, unknown>>(
    config,
    'scheduling',
    `SELECT matchmaking.name AS gathering, matchmaking.zone, slot.starts_local AS local,
            lower(slot.during) AS "startsAt", count(meeting.meeting_id)::int AS meetings
     FROM scheduling.slot
     JOIN registration.published_matchmaking matchmaking USING (tenant_id, matchmaking_id)
     LEFT JOIN scheduling.published_meeting meeting
       ON meeting.tenant_id = slot.tenant_id AND meeting.matchmaking_id = slot.matchmaking_id
       AND meeting.status = 'scheduled' AND meeting.starts_at = lower(slot.during)
     WHERE slot.removed_at IS NULL AND lower(slot.during) > now()
     GROUP BY 1, 2, 3, 4
     ORDER BY 4, 1`,
  );
}

import { Injectable } from '@nestjs/common';
import { localParts, ZoneData } from '@ronda/calendar';
import { Transaction } from '@ronda/persistence';
import type { MeetingFacts } from '../domain/facts';
import type { MailDraft, Recipient } from '../domain/mail';
import type { PublishedMeeting } from '../domain/plan-invitations';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';
import { MailPolicies } from './mail-policies';

/** On the recipient's clock. */
const EVENING = '18:00';
const HOUR_MS = 60 * 60_000;
/** From one zone's evening to the end of another's next day. */
const LOOK_AHEAD_MS = 48 * HOUR_MS;

/** Reminds everybody of the next day's meetings, on the evening before by their own clock, once. */
@Injectable()
export class RemindPeople {
  constructor(
    private readonly transaction: Transaction,
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
    private readonly policies: MailPolicies,
    private readonly zones: ZoneData,
  ) {}

  /** @returns how many reminders were added */
  execute(tenantId: string, now: Date): Promise<number> {
    return this.transaction.run(tenantId, async () => {
      const until = new Date(now.getTime() + LOOK_AHEAD_MS);
      let added = 0;
      for (const matchmakingId of await this.gatherings.meetingBetween(now, until)) {
        added += await this.remind(matchmakingId, now);
      }
      return added;
    });
  }

  private async remind(matchmakingId: string, now: Date): Promise<number> {
    const { reminders } = await this.policies.of(matchmakingId);
    const gathering = await this.gatherings.find(matchmakingId);
    if (reminders === 'none' || !gathering) return 0;
    const meetings = await this.gatherings.meetings(matchmakingId);
    const drafts = this.daysOf(meetings).flatMap(({ recipient, date, meetings: own }): MailDraft[] => {
      if (!this.isEveningBefore(date, recipient, now)) return [];
      return [
        {
          matchmakingId,
          recipient,
          content: { kind: 'reminder', facts: { gathering, meetings: own } },
          subjectKey: `${matchmakingId} ${date}`,
          sequence: 0,
          method: 'NONE',
        },
      ];
    });
    return this.ledger.add(drafts);
  }

  private isEveningBefore(date: string, { zone }: Recipient, now: Date): boolean {
    const dayBefore = new Date(`${date}T00:00:00Z`);
    dayBefore.setUTCDate(dayBefore.getUTCDate() - 1);
    const local = localParts(now, this.zones.require(zone));
    return local.date === dayBefore.toISOString().slice(0, 10) && local.time >= EVENING;
  }

  /** Each person's meetings day by day, on the person's clock and in order of time. */
  private daysOf(
    meetings: readonly PublishedMeeting[],
  ): { recipient: Recipient; date: string; meetings: MeetingFacts[] }[] {
    const days = new Map<string, { recipient: Recipient; date: string; meetings: MeetingFacts[] }>();
    for (const { recipient, meeting } of meetings.flatMap(({ sides }) => sides)) {
      const { date } = localParts(new Date(meeting.startsAt), this.zones.require(recipient.zone));
      const key = `${recipient.id} ${date}`;
      const day = days.get(key) ?? { recipient, date, meetings: [] };
      day.meetings.push(meeting);
      days.set(key, day);
    }
    for (const day of days.values()) {
      day.meetings.sort((one, other) => one.startsAt.localeCompare(other.startsAt));
    }
    return [...days.values()];
  }
}

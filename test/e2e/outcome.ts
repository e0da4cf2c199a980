import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readMail } from '@ronda/mailbox';
import ICAL from 'ical.js';
import { participantsById } from '../../apps/cli/src/demo/participants';
import { requestsByPair } from '../../apps/cli/src/demo/requests';
import { pathOf, type Story } from '../../apps/cli/src/demo/story';
import type { Installation } from './installation';

export interface PlacedMeeting {
  readonly meetingId: string;
  readonly aId: string;
  readonly bId: string;
  readonly aSeatNo: number;
  readonly bSeatNo: number;
  readonly slotId: string;
  readonly startsAt: string;
  readonly tableId: string | null;
}

/** One calendar entry as a mail brought it. */
export interface Entry {
  readonly recipient: string;
  readonly method: string | null;
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: string;
  readonly attendees: readonly string[];
}

/** What the people and the organiser have in their hands when the story is over. */
export interface Outcome {
  readonly accepted: number;
  readonly meetings: readonly PlacedMeeting[];
  readonly unplaced: readonly { readonly meetingId: string; readonly causes: readonly unknown[] }[];
  /** Addresses of a participant's delegates in the order of their seats. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  readonly agendas: ReadonlyMap<string, readonly string[]>;
  readonly mailsByStatus: Readonly<Record<string, number>>;
  readonly messageIds: readonly string[];
  readonly entries: readonly Entry[];
}

export async function outcomeOf(story: Story, installation: Installation): Promise<Outcome> {
  const schedule = `${pathOf(story, 'scheduling')}/schedules/${story.known.scheduleId ?? ''}`;
  const grid = await story.api.get<{ meetings: PlacedMeeting[] }>(`${schedule}/grid`);
  const participants = await participantsById(story);
  const agendas = new Map<string, string[]>();
  for (const id of participants.keys()) {
    const agenda = await story.api.get<{ meetings: { startsAt: string }[] }>(
      `${pathOf(story, 'scheduling')}/participants/${id}/agenda`,
    );
    agendas.set(id, agenda.meetings.map(({ startsAt }) => startsAt).sort());
  }
  const requests = [...(await requestsByPair(story)).values()];
  return {
    accepted: requests.filter(({ status }) => status === 'accepted').length,
    meetings: grid.meetings,
    unplaced: await story.api.get(`${schedule}/unplaced`),
    addresses: new Map(
      [...participants].map(([id, { delegates }]) => [id, delegates.map(({ email }) => email)]),
    ),
    agendas,
    mailsByStatus: await story.api.get(`${pathOf(story, 'notification')}/mail-counts`),
    ...(await received(installation)),
  };
}

async function received({ folder }: Installation): Promise<Pick<Outcome, 'messageIds' | 'entries'>> {
  const messageIds: string[] = [];
  const entries: Entry[] = [];
  for (const file of readdirSync(path.join(folder, 'mail')).sort()) {
    const mail = await readMail(readFileSync(path.join(folder, 'mail', file)));
    if (mail.messageId === null || mail.subject === '') throw new Error(`${file} is not a readable message.`);
    messageIds.push(mail.messageId);
    const calendar = mail.attachments.find(({ mediaType }) => mediaType === 'text/calendar')?.calendar;
    if (calendar) entries.push(...entriesIn(calendar, mail.to));
  }
  return { messageIds, entries };
}

function entriesIn(calendar: string, to: string): Entry[] {
  const component = new ICAL.Component(ICAL.parse(calendar) as unknown[]);
  const method = component.getFirstPropertyValue('method') as string | null;
  return component.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return {
      recipient: (/[^\s<>"]+@[^\s<>"]+/.exec(to)?.[0] ?? '').toLowerCase(),
      method,
      uid: event.uid,
      sequence: event.sequence,
      startsAt: event.startDate.toJSDate().toISOString(),
      attendees: event.attendees.map((attendee) =>
        String(attendee.getFirstValue()).replace('mailto:', '').toLowerCase(),
      ),
    };
  });
}

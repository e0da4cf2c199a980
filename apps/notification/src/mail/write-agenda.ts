import { buildAgenda, localParts } from '@ronda/calendar';
import type { AgendaFacts, GatheringFacts, MeetingFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { plainName, Reader, whoIs, type Desk, type Written } from './desk';
import { clockSpan } from './local-time';
import { subjectLine } from './subject';
import type { AgendaLine } from './templates/letter';

/** A person's whole agenda, to read and as a file to look at. */
export function writeAgenda(desk: Desk, recipient: Recipient, facts: AgendaFacts, stampedAt: Date): Written {
  const { gathering, meetings, version } = facts;
  const reader = new Reader(recipient, desk);
  const names = {
    organisation: plainName(facts.organisation),
    gathering: plainName(gathering.name),
    version,
  };
  const [first] = meetings;
  const intro = first
    ? reader.fill('agenda', { ...names, offset: localParts(new Date(first.startsAt), reader.zone).offset })
    : reader.fill('agendaEmpty', names);
  const letter = reader.letter(gathering, {
    subject: subjectLine('', reader.fill('agendaSubject', names)),
    paragraphs: [intro],
    rows: meetings.map((meeting) => agendaLine(meeting, gathering, reader)),
    notes: first ? [reader.phrases.agendaFile] : [],
    unsubscribe: { label: reader.phrases.unsubscribe, url: desk.unsubscribeUrl() },
  });
  const calendar = first ? { method: null, text: agendaFile(reader, facts, stampedAt) } : null;
  return { letter, replyAddress: null, calendar };
}

/** One meeting, as a line of an agenda. */
export function agendaLine(meeting: MeetingFacts, gathering: GatheringFacts, reader: Reader): AgendaLine {
  const [startsAt, endsAt] = [new Date(meeting.startsAt), new Date(meeting.endsAt)];
  return {
    day: reader.times.day(localParts(startsAt, reader.zone)),
    time: clockSpan(startsAt, endsAt, reader.zone),
    counterpart: whoIs(meeting),
    where: reader.place(meeting, gathering),
  };
}

/** The same as a calendar file; there must be a meeting. */
export function agendaFile(
  reader: Reader,
  { gathering, meetings }: Pick<AgendaFacts, 'gathering' | 'meetings'>,
  stampedAt: Date,
): string {
  return buildAgenda({
    name: reader.fill('agendaName', { gathering: plainName(gathering.name) }),
    stampedAt,
    entries: meetings.map((meeting) => ({
      uid: meeting.uid,
      sequence: meeting.sequence,
      startsAt: new Date(meeting.startsAt),
      endsAt: new Date(meeting.endsAt),
      summary: reader.fill('summary', { counterpart: plainName(meeting.counterpart.organisation) }),
      description: reader
        .meetingLines(meeting, gathering)
        .map((line) => reader.labelled(line))
        .join('\n'),
      location: reader.location(meeting, gathering),
      conference: meeting.joinUrl === null ? null : { uri: meeting.joinUrl, label: reader.phrases.join },
    })),
  });
}

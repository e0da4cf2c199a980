import type { ZoneData } from '@ronda/calendar';
import { Reader } from '../mail/desk';
import { agendaFile } from '../mail/write-agenda';
import type { PersonalAgenda } from '../use-cases/agendas';

/** A calendar without an entry; our writer makes none, since there is nothing to get wrong. */
const EMPTY = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ronda//Ronda//EN', 'END:VCALENDAR', ''].join(
  '\r\n',
);

/** An agenda as iCalendar text without METHOD, ORGANIZER and ATTENDEE. The same agenda gives the same bytes. */
export function agendaAsCalendar(agenda: PersonalAgenda, zones: ZoneData): string {
  if (agenda.meetings.length === 0) return EMPTY;
  return agendaFile(new Reader(agenda.recipient, { zones }), agenda, agenda.changedAt);
}

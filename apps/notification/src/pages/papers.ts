import { Injectable } from '@nestjs/common';
import { localParts, ZoneData } from '@ronda/calendar';
import { Clock } from '@ronda/domain';
import { plainName, Reader, whoIs } from '../mail/desk';
import { agendaLine } from '../mail/write-agenda';
import { clockSpan } from '../mail/local-time';
import type { PersonalAgenda } from '../use-cases/agendas';
import type { TablePlan } from '../use-cases/read-papers';
import type { PrintJob, Sheet } from './print';

/** Draws the code of an agenda that leads to the page about it. */
export type DrawCode = (agenda: PersonalAgenda) => string;

/** Agendas, table signs and room lists, to be printed. */
@Injectable()
export class Papers {
  constructor(
    private readonly zones: ZoneData,
    private readonly clock: Clock,
  ) {}

  agendas(agendas: readonly PersonalAgenda[], drawCode: DrawCode): PrintJob {
    const sheets = agendas.map((agenda) => this.agendaSheet(agenda, drawCode));
    const [first] = agendas;
    return { language: first?.recipient.language ?? 'en', title: sheets[0]?.gathering ?? 'Ronda', sheets };
  }

  /** One sheet a table with its name to be read from afar, and who sits there when. */
  tableSigns(plan: TablePlan): PrintJob {
    return this.tables(plan, true);
  }

  /** The same as lists, with interpreters. */
  roomList(plan: TablePlan): PrintJob {
    return this.tables(plan, false);
  }

  private agendaSheet(agenda: PersonalAgenda, drawCode: DrawCode): Sheet {
    const { gathering, recipient, organisation, meetings, version } = agenda;
    const reader = new Reader(recipient, { zones: this.zones });
    const { phrases } = reader;
    return {
      gathering: `${plainName(gathering.name)}, ${plainName(gathering.place)}`,
      heading: plainName(recipient.name),
      subheading: plainName(organisation),
      isSign: false,
      columns: [phrases.time, phrases.withWhom, phrases.where],
      rows: meetings.map((meeting) => {
        const { day, time, counterpart, where } = agendaLine(meeting, gathering, reader);
        return [
          `${day}, ${time} (${localParts(new Date(meeting.startsAt), reader.zone).offset})`,
          counterpart,
          where,
        ];
      }),
      nothing: phrases.noMeetings,
      footer: this.footer(reader, version),
      code: { svg: drawCode(agenda), hint: phrases.scanToCheck },
    };
  }

  private tables({ gathering, desk, version, tables }: TablePlan, isSign: boolean): PrintJob {
    const reader = new Reader({ ...desk, zone: gathering.zone }, { zones: this.zones });
    const { phrases } = reader;
    const sheets = tables.map(({ table, tableKind, meetings }): Sheet => ({
      gathering: `${plainName(gathering.name)}, ${plainName(gathering.place)}`,
      heading: reader.tableName({ table, tableKind }) ?? '',
      subheading: '',
      isSign,
      columns: [phrases.time, phrases.withWhom, phrases.interpreter],
      rows: meetings.map(({ startsAt, endsAt, sides, interpreter }) => [
        `${reader.times.day(localParts(new Date(startsAt), reader.zone))}, ${clockSpan(new Date(startsAt), new Date(endsAt), reader.zone)}`,
        sides.map((side) => whoIs({ counterpart: side })).join(' – '),
        interpreter === null ? '' : plainName(interpreter),
      ]),
      nothing: phrases.noMeetings,
      footer: this.footer(reader, version),
      code: null,
    }));
    return { language: desk.language, title: plainName(gathering.name), sheets };
  }

  private footer(reader: Reader, version: number): string {
    return reader.fill('printedVersion', {
      version,
      time: reader.times.brief(this.clock.now(), reader.zone),
    });
  }
}

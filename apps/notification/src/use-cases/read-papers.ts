import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import type { CounterpartFacts, GatheringFacts, MeetingFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import type { PublishedMeeting } from '../domain/plan-invitations';
import { Agendas, type PersonalAgenda } from './agendas';
import type { Scope } from './browse-mail';
import { Gatherings } from './gatherings';

/** What happens at each table. */
export interface TablePlan {
  readonly gathering: GatheringFacts;
  /** In whose language it is written. */
  readonly desk: Recipient;
  readonly version: number;
  readonly tables: readonly {
    readonly table: string;
    readonly tableKind: MeetingFacts['tableKind'];
    /** In order of time. */
    readonly meetings: readonly TableMeeting[];
  }[];
}

export interface TableMeeting extends Pick<MeetingFacts, 'startsAt' | 'endsAt' | 'interpreter'> {
  readonly sides: readonly CounterpartFacts[];
}

/** The published schedule as it is printed: by person and by table. */
@Injectable()
export class ReadPapers {
  constructor(
    private readonly transaction: Transaction,
    private readonly gatherings: Gatherings,
    private readonly agendas: Agendas,
  ) {}

  allAgendas({ tenantId, matchmakingId }: Scope): Promise<PersonalAgenda[]> {
    return this.transaction.run(tenantId, () => this.agendas.all(matchmakingId));
  }

  /** Null before the first publication. */
  agenda({ tenantId, matchmakingId }: Scope, delegateId: string): Promise<PersonalAgenda | null> {
    return this.transaction.run(tenantId, () => this.agendas.of(matchmakingId, delegateId));
  }

  /** Null before the first publication. */
  tables({ tenantId, matchmakingId }: Scope): Promise<TablePlan | null> {
    return this.transaction.run(tenantId, async () => {
      const gathering = await this.gatherings.find(matchmakingId);
      const desk = await this.gatherings.desk(matchmakingId);
      const version = await this.gatherings.scheduleVersion(matchmakingId);
      if (!gathering || !desk || version === null) return null;
      return { gathering, desk, version, tables: tablesOf(await this.gatherings.meetings(matchmakingId)) };
    });
  }
}

function tablesOf(meetings: readonly PublishedMeeting[]): TablePlan['tables'] {
  const byTable = new Map<string, { tableKind: MeetingFacts['tableKind']; meetings: TableMeeting[] }>();
  for (const { sides } of meetings) {
    const [first] = sides;
    if (!first || first.meeting.table === null) continue;
    const { table, tableKind, startsAt, endsAt, interpreter } = first.meeting;
    const found = byTable.get(table) ?? { tableKind, meetings: [] };
    // Each side is told of the other.
    found.meetings.push({
      startsAt,
      endsAt,
      interpreter,
      sides: sides.map(({ meeting }) => meeting.counterpart),
    });
    byTable.set(table, found);
  }
  return [...byTable]
    .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([table, found]) => ({
      table,
      ...found,
      meetings: found.meetings.sort((one, other) => one.startsAt.localeCompare(other.startsAt)),
    }));
}

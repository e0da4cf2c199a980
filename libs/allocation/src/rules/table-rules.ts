import { at } from '../problem-index';
import type { Rule } from './rule';

export const tableOpen: Rule = {
  name: 'table-closed',
  sentence: 'A table is used only in the slots in which it exists.',
  *against({ index }, meeting, { slot: first, table }) {
    for (const slot of index.span(meeting, first)) {
      if (index.isTableOpen(table, slot)) continue;
      yield {
        kind: 'table-closed',
        meeting: at(index.meetings, meeting).id,
        table: at(index.tables, table).id,
        slot: at(index.slots, slot).id,
      };
    }
  },
};

export const tableSuits: Rule = {
  name: 'table-unsuitable',
  sentence:
    'The kind of table suits the meeting: a virtual room when somebody is remote, the kind asked for otherwise.',
  *against({ index }, meeting, { table }) {
    if (index.isKindSuitable(meeting, table)) return;
    yield {
      kind: 'table-unsuitable',
      meeting: at(index.meetings, meeting).id,
      table: at(index.tables, table).id,
      tableKind: index.tableKind(table),
    };
  },
};

export const tableOwner: Rule = {
  name: 'table-owned',
  sentence: "Only meetings of its owner are held at a participant's own table.",
  *against({ index }, meeting, { table }) {
    const { id, owner } = at(index.tables, table);
    if (owner === undefined || index.isOwnerPresent(meeting, table)) return;
    yield { kind: 'table-owned', meeting: at(index.meetings, meeting).id, table: id, owner };
  },
};

export const tableFree: Rule = {
  name: 'table-busy',
  sentence: 'A table holds one meeting at a time.',
  *against(seating, meeting, { slot: first, table }) {
    const { meetings, tables, slots } = seating.index;
    for (const slot of seating.index.span(meeting, first))
      for (const other of seating.meetingsAtTable(table, slot)) {
        if (other === meeting) continue;
        yield {
          kind: 'table-busy',
          meeting: at(meetings, meeting).id,
          table: at(tables, table).id,
          slot: at(slots, slot).id,
          other: at(meetings, other).id,
        };
      }
  },
};

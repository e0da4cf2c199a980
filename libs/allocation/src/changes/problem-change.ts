import type { Interpreter, Meeting, Participant, Slot, Table } from '../problem';

/**
 * Which slots a change is about: from the first to the last before `until`. Each end is the id of a slot or an
 * ISO 8601 instant (a slot counts as soon as a part of it lies between); absent means the begin or the end of
 * the event.
 */
export type Span = Readonly<{ from?: string; until?: string }>;

/**
 * One thing that is different from what a problem says: what happens on the day, or what somebody wonders
 * about. The interchange format is `ronda.changes/1`.
 */
export type ProblemChange =
  /** A no-show (no span), gone from 10:20 (`from`), a flight late (`until`). */
  | ({ readonly kind: 'participant-away'; readonly participant: string } & Span)
  /** It can meet then after all, whatever kept it away: absence or local hours. */
  | ({ readonly kind: 'participant-back'; readonly participant: string } & Span)
  | { readonly kind: 'participant-added'; readonly participant: Participant }
  | { readonly kind: 'delegates-changed'; readonly participant: string; readonly delegates: number }
  | ({ readonly kind: 'tables-lost'; readonly tables: readonly string[] } & Span)
  | { readonly kind: 'table-added'; readonly table: Table }
  /** Nobody meets in these slots. They stay in the programme, because time goes on. */
  | { readonly kind: 'slots-lost'; readonly slots: readonly string[] }
  /** A slot right after another: whoever and whatever is there in the one is there in the other. */
  | { readonly kind: 'slot-added'; readonly slot: Slot; readonly after: string }
  | ({ readonly kind: 'interpreter-away'; readonly interpreter: string } & Span)
  | { readonly kind: 'interpreter-added'; readonly interpreter: Interpreter }
  | { readonly kind: 'meeting-added'; readonly meeting: Meeting }
  | { readonly kind: 'meeting-withdrawn'; readonly meeting: string }
  | { readonly kind: 'pair-forbidden'; readonly participants: readonly [string, string] };

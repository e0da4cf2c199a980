import type { LimitName, TableKind } from '../problem';

/** Why a meeting cannot be at a place: one kind for each hard rule. Holds ids and numbers only. */
export type Reason =
  | {
      readonly kind: 'forbidden-pair';
      readonly meeting: string;
      readonly participants: readonly [string, string];
    }
  | {
      readonly kind: 'participant-unavailable';
      readonly meeting: string;
      readonly participant: string;
      readonly slot: string;
    }
  | {
      readonly kind: 'outside-local-hours';
      readonly meeting: string;
      readonly participant: string;
      readonly slot: string;
    }
  | {
      readonly kind: 'outside-session';
      readonly meeting: string;
      readonly slot: string;
      readonly sessions: readonly string[];
    }
  /** It takes `length` slots, and from `slot` on the session has only `left`. */
  | {
      readonly kind: 'runs-over';
      readonly meeting: string;
      readonly slot: string;
      readonly length: number;
      readonly left: number;
    }
  | {
      readonly kind: 'fixed-elsewhere';
      readonly meeting: string;
      readonly slot: string;
      readonly table: string | null;
    }
  | {
      readonly kind: 'participant-busy';
      readonly meeting: string;
      readonly participant: string;
      readonly slot: string;
      readonly others: readonly string[];
      readonly delegates: number;
    }
  /** Between this meeting and `other` the participant has less time than it needs. */
  | {
      readonly kind: 'too-close';
      readonly meeting: string;
      readonly participant: string;
      readonly other: string;
    }
  | {
      readonly kind: 'wrong-order';
      readonly earlier: string;
      readonly later: string;
      readonly meeting: string;
    }
  | {
      readonly kind: 'limit-exceeded';
      readonly meeting: string;
      readonly participant: string;
      readonly limit: LimitName;
      readonly allowed: number;
      readonly found: number;
    }
  | { readonly kind: 'table-closed'; readonly meeting: string; readonly table: string; readonly slot: string }
  | {
      readonly kind: 'table-unsuitable';
      readonly meeting: string;
      readonly table: string;
      readonly tableKind: TableKind;
    }
  | { readonly kind: 'table-owned'; readonly meeting: string; readonly table: string; readonly owner: string }
  | {
      readonly kind: 'table-busy';
      readonly meeting: string;
      readonly table: string;
      readonly slot: string;
      readonly other: string;
    }
  | { readonly kind: 'interpreter-missing'; readonly meeting: string; readonly slot: string }
  | { readonly kind: 'interpreter-unsuitable'; readonly meeting: string; readonly interpreter: string }
  | {
      readonly kind: 'interpreter-unavailable';
      readonly meeting: string;
      readonly interpreter: string;
      readonly slot: string;
    }
  | {
      readonly kind: 'interpreter-busy';
      readonly meeting: string;
      readonly interpreter: string;
      readonly slot: string;
      readonly other: string;
    }
  /** Of the participant's named delegates those who have to attend do not. */
  | {
      readonly kind: 'delegate-missing';
      readonly meeting: string;
      readonly participant: string;
      readonly slot: string;
    }
  | { readonly kind: 'delegate-unasked'; readonly meeting: string; readonly delegate: string }
  | {
      readonly kind: 'delegate-unavailable';
      readonly meeting: string;
      readonly delegate: string;
      readonly slot: string;
    }
  | {
      readonly kind: 'delegate-busy';
      readonly meeting: string;
      readonly delegate: string;
      readonly slot: string;
      readonly other: string;
    };

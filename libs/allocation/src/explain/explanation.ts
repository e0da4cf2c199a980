import type { LimitName, Placement, TableKind } from '../problem';

/**
 * Why a meeting has no place, as values for a program. `causeText` words it for an organiser; a participant
 * gets one sentence that is the same for every cause, so that a veto cannot be told from lack of room.
 * Together the causes of a meeting account for every slot, and none can be left out.
 */
export type Cause =
  | { readonly kind: 'forbidden-pair'; readonly participants: readonly [string, string] }
  /** In no slot are the two available, in a suitable session and hour. */
  | { readonly kind: 'never-free-together'; readonly participants: readonly [string, string] }
  | {
      readonly kind: 'too-many-for-slots';
      readonly participant: string;
      readonly meetings: number;
      /** The slots they take, where some take several. */
      readonly needed?: number;
      readonly slots: number;
    }
  | {
      readonly kind: 'limit-reached';
      readonly participant: string;
      readonly limit: LimitName;
      readonly value: number;
      readonly slots: readonly string[];
    }
  | {
      readonly kind: 'participant-unavailable';
      readonly participant: string;
      readonly slots: readonly string[];
    }
  | { readonly kind: 'participant-busy'; readonly participant: string; readonly slots: readonly string[] }
  | {
      readonly kind: 'outside-session';
      readonly sessions: readonly string[];
      readonly slots: readonly string[];
    }
  /** It takes so many slots, and the session ends too soon after these. */
  | { readonly kind: 'runs-over'; readonly length: number; readonly slots: readonly string[] }
  | { readonly kind: 'fixed-elsewhere'; readonly slots: readonly string[] }
  | { readonly kind: 'no-suitable-table'; readonly slots: readonly string[] }
  | { readonly kind: 'tables-taken'; readonly slots: readonly string[] }
  | { readonly kind: 'no-interpreter'; readonly slots: readonly string[] }
  /** Of its delegates those who are to attend are not free. */
  | { readonly kind: 'no-delegate'; readonly participant: string; readonly slots: readonly string[] }
  /** It would have to be elsewhere too soon before or after. */
  | { readonly kind: 'no-time-between'; readonly participant: string; readonly slots: readonly string[] }
  | { readonly kind: 'order'; readonly other: string; readonly slots: readonly string[] }
  /** The precedences leave the meeting no slot when all meetings are to be held. */
  | { readonly kind: 'order-impossible'; readonly meeting: string }
  /** However they are arranged, one of these meetings finds no slot; found by the exact engine. */
  | {
      readonly kind: 'not-all-together';
      readonly meetings: readonly string[];
      readonly participants: readonly string[];
    }
  /** Counting over the whole event: `meetings` of them compete for `places`. */
  | { readonly kind: 'too-few-places'; readonly meetings: number; readonly places: number };

/** One change of the problem or of the schedule. */
export type Change =
  | { readonly kind: 'free-slot'; readonly participant: string; readonly slot: string }
  | {
      readonly kind: 'add-table';
      readonly table: string;
      readonly tableKind: TableKind;
      readonly slot: string;
    }
  | {
      readonly kind: 'add-interpreter';
      readonly interpreter: string;
      readonly languages: readonly string[];
      readonly slot: string;
    }
  | { readonly kind: 'add-delegate'; readonly participant: string; readonly delegates: number }
  | { readonly kind: 'add-named-delegate'; readonly participant: string; readonly delegate: string }
  /** Whoever of its delegates is free may attend. */
  | { readonly kind: 'waive-delegates'; readonly participant: string }
  | {
      readonly kind: 'raise-limit';
      readonly participant: string;
      readonly limit: LimitName;
      readonly value: number;
    }
  /** It does without the time it needs between meetings. */
  | { readonly kind: 'waive-buffer'; readonly participant: string }
  | { readonly kind: 'allow-session'; readonly session: string }
  /** It takes no more than so many slots. */
  | { readonly kind: 'shorten'; readonly length: number }
  | { readonly kind: 'release-fixed' }
  | { readonly kind: 'drop-order'; readonly earlier: string; readonly later: string }
  | { readonly kind: 'move-meeting'; readonly meeting: string; readonly to: Placement };

/** Changes which, made together, let the unplaced meeting sit at `placement`; never a lifted veto. */
export interface Repair {
  readonly changes: readonly Change[];
  readonly placement: Placement;
}

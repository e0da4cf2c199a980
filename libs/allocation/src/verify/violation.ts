import type { Reason } from '../rules/reason';
import type { Bounds, Objective, Status } from '../schedule';

/** What is wrong with a schedule: a broken rule, or a claim that does not hold. */
export type Violation =
  | Reason
  | { readonly kind: 'unknown-id'; readonly meeting: string; readonly id: string }
  | { readonly kind: 'placed-twice'; readonly meeting: string }
  | { readonly kind: 'unaccounted'; readonly meeting: string }
  | { readonly kind: 'left-out'; readonly meeting: string }
  | { readonly kind: 'unfair-breaks'; readonly allowed: number; readonly found: number }
  | {
      readonly kind: 'wrong-objective';
      readonly figure: keyof Objective;
      readonly claimed: number;
      readonly found: number;
    }
  | {
      readonly kind: 'unfounded-bound';
      readonly bound: keyof Bounds;
      readonly claimed: number;
      readonly proved: number;
    }
  | { readonly kind: 'unfounded-status'; readonly claimed: Status }
  /** The proof that came with the schedule does not hold at this line. */
  | { readonly kind: 'wrong-proof'; readonly line: number; readonly problem: string };

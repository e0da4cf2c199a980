import { delegateAsked, delegateAvailable, delegateFree, delegatesPresent } from './delegate-rules';
import {
  interpreterAvailable,
  interpreterFree,
  interpreterPresent,
  interpreterSuits,
} from './interpreter-rules';
import { forbiddenPair, order } from './pair-rules';
import {
  enoughDelegates,
  maxInARow,
  maxMeetings,
  maxMeetingsPerSession,
  timeBetween,
} from './participant-rules';
import type { Rule } from './rule';
import { tableFree, tableOpen, tableOwner, tableSuits } from './table-rules';
import { availability, fixed, length, localHours, session } from './time-rules';

/** Every hard rule about one meeting at one place, at a glance. */
export const HARD_RULES: readonly Rule[] = [
  forbiddenPair,
  availability,
  localHours,
  session,
  length,
  fixed,
  enoughDelegates,
  maxMeetings,
  maxMeetingsPerSession,
  maxInARow,
  order,
  tableOpen,
  tableSuits,
  tableOwner,
  tableFree,
  timeBetween,
  interpreterPresent,
  interpreterSuits,
  interpreterAvailable,
  interpreterFree,
  delegatesPresent,
  delegateAsked,
  delegateAvailable,
  delegateFree,
];

/** The rules that ask for the slot alone, whatever the table or the interpreter. */
export const SLOT_RULES: readonly Rule[] = [
  forbiddenPair,
  availability,
  localHours,
  session,
  length,
  enoughDelegates,
  maxMeetings,
  maxMeetingsPerSession,
  maxInARow,
  order,
];

/** The rules that ask for slot and table. */
export const TABLE_RULES: readonly Rule[] = [
  fixed,
  tableOpen,
  tableSuits,
  tableOwner,
  tableFree,
  timeBetween,
];

import type { Placement } from '../problem';
import type { Reason } from '../rules/reason';
import type { Cause, Change } from './explanation';

/** How ids are shown; the caller's names, or the ids themselves. */
export type NameOf = (id: string) => string;
const asIs: NameOf = (id) => id;

/**
 * What a participant is told of a meeting without a place. One sentence for every cause: whatever is said
 * about one cause and not about another would give a veto away.
 */
export function participantText(): string {
  return 'No time and table could be found that suits both sides and all other meetings.';
}

/** A cause in words for the organiser. */
export function causeText(cause: Cause, name: NameOf = asIs): string {
  switch (cause.kind) {
    case 'forbidden-pair':
      return `${both(cause.participants, name)} are not to meet.`;
    case 'never-free-together':
      return `${both(cause.participants, name)} are never free together.`;
    case 'too-many-for-slots':
      return `${name(cause.participant)} has ${cause.meetings} accepted meetings${cause.needed === undefined ? '' : `, which take ${cause.needed} slots,`} but ${cause.slots} free places for them.`;
    case 'limit-reached':
      return `${name(cause.participant)} has reached its limit ${cause.limit} of ${cause.value} (${slots(cause, name)}).`;
    case 'participant-unavailable':
      return `${name(cause.participant)} is not available in ${slots(cause, name)}.`;
    case 'participant-busy':
      return `${name(cause.participant)} has another meeting in ${slots(cause, name)}.`;
    case 'outside-session':
      return `${slots(cause, name)} are outside the sessions asked for (${cause.sessions.join(', ')}).`;
    case 'runs-over':
      return `The meeting takes ${cause.length} slots, and its session ends too soon after ${slots(cause, name)}.`;
    case 'fixed-elsewhere':
      return `The meeting is fixed to another place than ${slots(cause, name)}.`;
    case 'no-suitable-table':
      return `No suitable table exists in ${slots(cause, name)}.`;
    case 'tables-taken':
      return `All suitable tables are taken in ${slots(cause, name)}.`;
    case 'no-interpreter':
      return `No interpreter is free in ${slots(cause, name)}.`;
    case 'no-delegate':
      return `Of the delegates of ${name(cause.participant)} those who are to attend are not free in ${slots(cause, name)}.`;
    case 'no-time-between':
      return `${name(cause.participant)} has another meeting too soon before or after ${slots(cause, name)}.`;
    case 'order':
      return `${slots(cause, name)} are on the wrong side of meeting ${name(cause.other)}.`;
    case 'order-impossible':
      return `The order asked for leaves meeting ${name(cause.meeting)} no slot.`;
    case 'not-all-together':
      return `These ${cause.meetings.length} meetings cannot all be held, however they are arranged: ${cause.meetings.map(name).join(', ')} (of ${cause.participants.map(name).join(', ')}).`;
    case 'too-few-places':
      return `The slots have ${cause.places} places for ${cause.meetings} meetings.`;
  }
}

/** A change in words for the organiser. */
export function changeText(change: Change, name: NameOf = asIs): string {
  switch (change.kind) {
    case 'free-slot':
      return `Free ${name(change.slot)} for ${name(change.participant)}.`;
    case 'add-table':
      return `Add one table (${change.tableKind}) in ${name(change.slot)}.`;
    case 'add-interpreter':
      return `Engage an interpreter (${change.languages.join('–')}) in ${name(change.slot)}.`;
    case 'add-delegate':
      return `Let ${name(change.participant)} send ${change.delegates} delegates.`;
    case 'add-named-delegate':
      return `Let ${name(change.participant)} send one more delegate.`;
    case 'waive-delegates':
      return `Let anybody of ${name(change.participant)} attend.`;
    case 'raise-limit':
      return `Raise ${change.limit} of ${name(change.participant)} to ${change.value}.`;
    case 'waive-buffer':
      return `Let ${name(change.participant)} do without time between meetings.`;
    case 'allow-session':
      return change.session === ''
        ? 'Allow it outside its sessions.'
        : `Allow it in session ${change.session}.`;
    case 'shorten':
      return `Shorten it to ${change.length} ${change.length === 1 ? 'slot' : 'slots'}.`;
    case 'release-fixed':
      return 'Do not keep it fixed.';
    case 'drop-order':
      return `Do not ask ${name(change.earlier)} to come before ${name(change.later)}.`;
    case 'move-meeting':
      return `Move meeting ${name(change.meeting)} to ${place(change.to, name)}.`;
  }
}

/** Why a meeting cannot be at a place, in words for the organiser. */
export function reasonText(reason: Reason, name: NameOf = asIs): string {
  switch (reason.kind) {
    case 'forbidden-pair':
      return `${both(reason.participants, name)} are not to meet.`;
    case 'participant-unavailable':
      return `${name(reason.participant)} is not available in ${name(reason.slot)}.`;
    case 'outside-local-hours':
      return `${name(reason.slot)} is outside the local hours of ${name(reason.participant)}.`;
    case 'outside-session':
      return `${name(reason.slot)} is not in a session asked for (${reason.sessions.join(', ')}).`;
    case 'runs-over':
      return `The meeting takes ${reason.length} slots, and from ${name(reason.slot)} on the session has ${reason.left}.`;
    case 'fixed-elsewhere':
      return `The meeting is fixed to ${name(reason.slot)}${reason.table === null ? '' : `, ${name(reason.table)}`}.`;
    case 'participant-busy':
      return `${name(reason.participant)} is already in ${reason.others.map(name).join(', ')} in ${name(reason.slot)}.`;
    case 'too-close':
      return `${name(reason.participant)} would have too little time between this meeting and ${name(reason.other)}.`;
    case 'wrong-order':
      return `Meeting ${name(reason.earlier)} must come before ${name(reason.later)}.`;
    case 'limit-exceeded':
      return `${name(reason.participant)} would have ${reason.found} where ${reason.limit} allows ${reason.allowed}.`;
    case 'table-closed':
      return `${name(reason.table)} does not exist in ${name(reason.slot)}.`;
    case 'table-unsuitable':
      return `${name(reason.table)} (${reason.tableKind}) does not suit the meeting.`;
    case 'table-owned':
      return `${name(reason.table)} belongs to ${name(reason.owner)}.`;
    case 'table-busy':
      return `${name(reason.table)} is taken by ${name(reason.other)} in ${name(reason.slot)}.`;
    case 'interpreter-missing':
      return `No interpreter is free in ${name(reason.slot)}.`;
    case 'interpreter-unsuitable':
      return `${name(reason.interpreter)} does not speak the languages of both sides.`;
    case 'interpreter-unavailable':
      return `${name(reason.interpreter)} is not available in ${name(reason.slot)}.`;
    case 'interpreter-busy':
      return `${name(reason.interpreter)} is in ${name(reason.other)} in ${name(reason.slot)}.`;
    case 'delegate-missing':
      return `Of the delegates of ${name(reason.participant)} those who are to attend are not free in ${name(reason.slot)}.`;
    case 'delegate-unasked':
      return `${name(reason.delegate)} is not asked to attend.`;
    case 'delegate-unavailable':
      return `${name(reason.delegate)} is not available in ${name(reason.slot)}.`;
    case 'delegate-busy':
      return `${name(reason.delegate)} is in ${name(reason.other)} in ${name(reason.slot)}.`;
  }
}

const both = ([a, b]: readonly [string, string], name: NameOf): string => `${name(a)} and ${name(b)}`;
const slots = (cause: { readonly slots: readonly string[] }, name: NameOf): string =>
  cause.slots.map(name).join(', ');
const place = ({ slot, table }: Placement, name: NameOf): string => `${name(slot)}, ${name(table)}`;

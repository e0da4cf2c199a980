import { blockedSlots, isWithinHours, type Absence, type Slot } from '../availability/painted';
import { counterpartOf } from '../inbox/groups';
import type { MeetingRequest } from '../inbox/queries';
import type { Participant } from '../participants/filters';
import type { Agenda } from './queries';

/** Why a wished meeting is not in the agenda, as far as its two sides may know. */
export const WHYS = ['no-place', 'agreed-since', 'unanswered', 'declined', 'expired'] as const;
export type Why = (typeof WHYS)[number];

export interface UnmetWish {
  readonly id: string;
  readonly name: string | null;
  readonly why: Why;
  /** What the other side wrote. */
  readonly reason: string | null;
}

/**
 * The wishes that are not in the published agenda: those one sent, and those agreed, whoever asked. What has no place
 * comes without a cause of its own, as on the server: a private veto must look like lack of room.
 */
export function unmetWishes(requests: readonly MeetingRequest[], agenda: Agenda, ownId: string): UnmetWish[] {
  const met = new Set(agenda.meetings.map(({ counterpartId }) => counterpartId));
  const withoutPlace = new Set(agenda.unplaced.map(({ counterpartId }) => counterpartId));
  return requests.flatMap((request) => {
    const { participantId, name } = counterpartOf(request, ownId);
    const why = met.has(participantId) ? null : whyNot(request, ownId, withoutPlace.has(participantId));
    return why === null ? [] : [{ id: request.id, name, why, reason: request.declineReason }];
  });
}

function whyNot({ status, from }: MeetingRequest, ownId: string, hasNoPlace: boolean): Why | null {
  if (status === 'accepted') return hasNoPlace ? 'no-place' : 'agreed-since';
  if (from.participantId !== ownId || status === 'withdrawn') return null;
  return status === 'proposed' ? 'unanswered' : status;
}

/** How one's own times are used, in slots. */
export interface OwnTimes {
  readonly free: number;
  readonly blocked: number;
  readonly meetings: number;
}

/** What is left of one's own times: only what the participant itself said and has, nothing of others. */
export function ownTimes(
  slots: readonly Slot[],
  participant: Pick<Participant, 'delegates' | 'attends' | 'localHours' | 'zone'> & {
    readonly unavailable: readonly Absence[];
  },
  meetings: readonly { readonly startsAt: string; readonly endsAt: string }[],
): OwnTimes {
  const { unavailable, attends, localHours, zone, delegates } = participant;
  const away = new Set(blockedSlots(slots, unavailable));
  const isOff = (slot: Slot) =>
    away.has(slot.id) ||
    (attends === 'remote' && localHours !== null && !isWithinHours(slot, localHours, zone));
  const isFull = (slot: Slot) =>
    meetings.filter(({ startsAt, endsAt }) => startsAt < slot.endsAt && slot.startsAt < endsAt).length >=
    delegates.length;
  return {
    free: slots.filter((slot) => !isOff(slot) && !isFull(slot)).length,
    blocked: slots.filter(isOff).length,
    meetings: meetings.length,
  };
}

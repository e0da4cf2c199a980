import { isErased } from './erasure';
import type { Delegate, Participant, ParticipantProfile, Unavailability } from './participant';
import { patched, type Patch } from './patched';
import { requireValidDelegates, requireValidProfile } from './participant-rules';
import { requireZone, resolveSpan, type LocalSpan, type Zones } from './zones';

/** A delegate as entered: the id only of one that is there already. */
export interface DelegateEntry extends Omit<Delegate, 'id'> {
  readonly id?: string | undefined;
}

/** A time at which a participant is not free, as entered; in the gathering's zone unless another is named. */
export interface UnavailabilityEntry extends LocalSpan {
  readonly zone?: string | undefined;
}

/** What may be entered about a participant; what is absent stays as it is. */
export interface ParticipantEntry {
  readonly profile?: Patch<ParticipantProfile>;
  readonly delegates?: readonly DelegateEntry[] | undefined;
  readonly unavailable?: readonly UnavailabilityEntry[] | undefined;
}

export interface Entering {
  readonly zones: Zones;
  /** The gathering's. */
  readonly zone: string;
  readonly newId: () => string;
}

/**
 * The participant with what was entered, checked; a delegate with a known id or address stays the same person, but
 * whoever takes the seat of somebody who was erased is a new one.
 */
export function enter(participant: Participant, entry: ParticipantEntry, entering: Entering): Participant {
  const entered: Participant = {
    ...patched<Participant>(participant, entry.profile ?? {}),
    ...(entry.delegates && {
      delegates: enterDelegates(participant.delegates, entry.delegates, entering.newId),
    }),
    ...(entry.unavailable && {
      unavailable: entry.unavailable.map((window) => enterUnavailable(window, entering)),
    }),
  };
  requireValidProfile(entered, entering.zones);
  requireValidDelegates(entered.delegates, entering.zones);
  return entered;
}

function enterDelegates(
  current: readonly Delegate[],
  entries: readonly DelegateEntry[],
  newId: () => string,
): Delegate[] {
  return entries.map(({ id, name, email, language, zone }) => {
    const known = current.find((delegate) =>
      id === undefined ? delegate.email.toLowerCase() === email.toLowerCase() : delegate.id === id,
    );
    const isSomebodyElse = known && isErased(known) && !isErased({ email });
    return { id: known && !isSomebodyElse ? known.id : newId(), name, email, language, zone };
  });
}

function enterUnavailable(window: UnavailabilityEntry, { zones, zone: venue }: Entering): Unavailability {
  const zone = window.zone ?? venue;
  requireZone(zones, zone);
  return { ...resolveSpan(zones, window, zone, 'unavailable time'), zone };
}

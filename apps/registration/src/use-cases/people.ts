import type { Scope } from './scope';

/** A delegate as the person it is: one of the places under which an institution knows them. */
export interface PersonPlace extends Scope {
  readonly participantId: string;
  readonly delegateId: string;
}

/** Something kept about a person, by whichever service. */
export interface PersonalRecord {
  readonly service: string;
  readonly kind: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an institution knows of a person, through all its gatherings. Each call is in a transaction of the tenant. */
export abstract class People {
  /**
   * Every delegate with the address of this one, in the order of the gatherings' ids; this one alone once erased.
   * Empty where the participant has no such delegate.
   * @param matchmakingIds those to look in; null means all of the institution
   */
  abstract places(place: PersonPlace, matchmakingIds: readonly string[] | null): Promise<PersonPlace[]>;
  /** What all services keep of one, besides its registration; oldest first. */
  abstract records(place: PersonPlace): Promise<PersonalRecord[]>;
  /** Overwrites whatever tells who the delegate was. Its sessions and links end with the address. */
  abstract erase(place: PersonPlace): Promise<void>;
  /** Empties what a participant wrote freely of itself, and the organiser's key: nobody of it is left. */
  abstract eraseWords(place: PersonPlace): Promise<void>;
}

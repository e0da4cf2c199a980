import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { delegateNotFound } from '../domain/erasure';
import type { Delegate, Participant } from '../domain/participant';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import { People, type PersonalRecord, type PersonPlace } from './people';
import { requireOwnPerson, type PersonActor } from './person-actor';

/** Everything that is kept about a person, of every service (GDPR, articles 15 and 20). */
export interface PersonalData {
  readonly exportedAt: Date;
  readonly gatherings: readonly {
    readonly matchmakingId: string;
    readonly matchmakingName: string;
    readonly delegate: Delegate;
    /** Without its other delegates: their data is theirs. */
    readonly participant: Omit<Participant, 'delegates'>;
    /** Oldest first. */
    readonly records: readonly PersonalRecord[];
  }[];
}

/** Tells a person, or the organiser on their behalf, what the institution keeps of them. */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly participants: Participants,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError DELEGATE.NOT_FOUND */
  execute(place: PersonPlace, by: PersonActor): Promise<PersonalData> {
    return this.transaction.run(place.tenantId, async () => {
      requireOwnPerson(by, place.delegateId);
      const places = await this.people.places(place, by.matchmakingIds);
      if (places.length === 0) throw delegateNotFound(place.delegateId);
      const gatherings: PersonalData['gatherings'][number][] = [];
      for (const one of places) gatherings.push(await this.gathering(one));
      return { exportedAt: this.clock.now(), gatherings };
    });
  }

  private async gathering(place: PersonPlace): Promise<PersonalData['gatherings'][number]> {
    const { matchmakingId, participantId, delegateId } = place;
    const { name } = await this.matchmakings.require(place);
    const { delegates, ...participant } = await this.participants.require(place, participantId);
    const delegate = delegates.find(({ id }) => id === delegateId);
    if (!delegate) throw delegateNotFound(delegateId);
    const records = await this.people.records(place);
    return { matchmakingId, matchmakingName: name, delegate, participant, records };
  }
}

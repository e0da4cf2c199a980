import { Injectable } from '@nestjs/common';
import { Outbox } from '@ronda/messaging';
import { Audit, Transaction } from '@ronda/persistence';
import { delegateNotFound, isErased } from '../domain/erasure';
import { isOver } from '../domain/matchmaking';
import type { Participant } from '../domain/participant';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import { People, type PersonPlace } from './people';
import { requireOwnPerson, type PersonActor } from './person-actor';
import { WithdrawParticipant } from './withdraw-participant';

/** From these a participant can withdraw. */
const TAKES_PART: readonly Participant['state'][] = ['applied', 'invited', 'waiting', 'admitted'];

/**
 * Erases a person from every gathering of the institution that the caller answers for. Rows stay, so that counts and
 * seats do; what tells who it was goes, here and, told by a message, in the other services (ADR 0100). A participant
 * without anybody left withdraws, unless the gathering is over.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly participants: Participants,
    private readonly people: People,
    private readonly withdrawParticipant: WithdrawParticipant,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Irrevocable; again does nothing.
   * @throws DomainError DELEGATE.NOT_FOUND
   */
  execute(place: PersonPlace, by: PersonActor): Promise<void> {
    return this.transaction.run(place.tenantId, async () => {
      requireOwnPerson(by, place.delegateId);
      const places = await this.people.places(place, by.matchmakingIds);
      if (places.length === 0) throw delegateNotFound(place.delegateId);
      for (const one of places) await this.eraseAt(one, by);
    });
  }

  private async eraseAt(place: PersonPlace, by: PersonActor): Promise<void> {
    const { tenantId, matchmakingId, participantId, delegateId } = place;
    const scope = { tenantId, matchmakingId };
    const matchmaking = await this.matchmakings.requireLocked(scope);
    const before = await this.participants.requireLocked(scope, participantId);
    const delegate = before.delegates.find(({ id }) => id === delegateId);
    if (!delegate) throw delegateNotFound(delegateId);
    if (isErased(delegate)) return;
    const isLast = before.delegates.every((one) => one.id === delegateId || isErased(one));
    if (isLast && !isOver(matchmaking) && TAKES_PART.includes(before.state)) {
      // Whoever may erase somebody may take them out, in the other gatherings too.
      await this.withdrawParticipant.execute(scope, participantId, before.revision, {
        ...by,
        participantId: null,
      });
    }
    await this.people.erase(place);
    if (isLast) await this.people.eraseWords(place);
    const { revision } = await this.participants.require(scope, participantId);
    await this.outbox.add('person.erased@1', { matchmakingId, participantId, delegateId, revision });
    await this.audit.record({ ...scope, by, action: 'person.erased', about: [delegateId, participantId] });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit } from '@ronda/persistence';
import { hasRoom, letIn, type Room } from '../domain/admission';
import type { Matchmaking } from '../domain/matchmaking';
import type { Participant } from '../domain/participant';
import { Participants } from './participants';
import { NOBODY, type Actor } from './scope';

/**
 * Lets participants in, in a transaction that has locked the gathering: admitted while there is room, waiting
 * afterwards, and from the waiting list as soon as somebody leaves.
 */
@Injectable()
export class AdmitParticipant {
  constructor(
    private readonly participants: Participants,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(matchmaking: Matchmaking, participant: Participant, by: Actor): Promise<Participant> {
    const scope = { tenantId: matchmaking.tenantId, matchmakingId: matchmaking.id };
    const after = letIn(participant, await this.roomOf(matchmaking), this.clock.now());
    await this.participants.save(scope, [after]);
    if (after.state === 'admitted') await this.announce(after);
    const action = `participant.${after.state}`;
    await this.audit.record({
      ...scope,
      by,
      action,
      about: [after.id],
      details: { from: participant.state },
    });
    return after;
  }

  /** After somebody left, or more may come: admits who waits longest, until nobody waits or no place is left. */
  async fillPlaces(matchmaking: Matchmaking): Promise<void> {
    const scope = { tenantId: matchmaking.tenantId, matchmakingId: matchmaking.id };
    while (hasRoom(await this.roomOf(matchmaking))) {
      const next = await this.participants.lockLongestWaiting(scope);
      if (!next) return;
      await this.execute(matchmaking, next, NOBODY);
    }
  }

  private async roomOf({ tenantId, id, maxParticipants }: Matchmaking): Promise<Room> {
    return {
      admitted: await this.participants.countAdmitted({ tenantId, matchmakingId: id }),
      maxParticipants,
    };
  }

  private async announce({ id, matchmakingId, revision }: Participant): Promise<void> {
    await this.outbox.add('participant.admitted@1', { matchmakingId, participantId: id, revision });
  }
}

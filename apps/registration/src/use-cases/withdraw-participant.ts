import { Injectable } from '@nestjs/common';
import { Clock, requireRevision } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit, Transaction } from '@ronda/persistence';
import { requireMayActFor } from '../domain/authority';
import { moveParticipant, type Participant } from '../domain/participant';
import { AdmitParticipant } from './admit-participant';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import type { Actor, Scope } from './scope';

/** Takes a participant out of a gathering; who waits longest gets the place. */
@Injectable()
export class WithdrawParticipant {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly participants: Participants,
    private readonly admitParticipant: AdmitParticipant,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  execute(scope: Scope, participantId: string, expected: number, by: Actor): Promise<Participant> {
    return this.transaction.run(scope.tenantId, async () => {
      requireMayActFor(by.participantId, participantId);
      const matchmaking = await this.matchmakings.requireLocked(scope);
      const before = await this.participants.requireLocked(scope, participantId);
      requireRevision('The participant', before.revision, expected);
      const after = moveParticipant(before, 'withdrawn', this.clock.now());
      await this.participants.save(scope, [after]);
      if (before.state === 'admitted') {
        const { matchmakingId, revision } = after;
        await this.outbox.add('participant.withdrew@1', { matchmakingId, participantId, revision });
        await this.admitParticipant.fillPlaces(matchmaking);
      }
      const details = { from: before.state };
      await this.audit.record({
        ...scope,
        by,
        action: 'participant.withdrawn',
        about: [participantId],
        details,
      });
      return after;
    });
  }
}

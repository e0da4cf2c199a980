import { Injectable } from '@nestjs/common';
import { Clock, requireRevision } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { requireEditable } from '../domain/matchmaking';
import { moveParticipant, type Participant } from '../domain/participant';
import { AdmitParticipant } from './admit-participant';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import type { Actor, Scope } from './scope';

export const DECISIONS = ['admit', 'decline', 'invite'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The organiser decides about a participant. */
@Injectable()
export class DecideAdmission {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly participants: Participants,
    private readonly admitParticipant: AdmitParticipant,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  execute(
    scope: Scope,
    participantId: string,
    expected: number,
    decision: Decision,
    by: Actor,
  ): Promise<Participant> {
    return this.transaction.run(scope.tenantId, async () => {
      const matchmaking = await this.matchmakings.requireLocked(scope);
      const before = await this.participants.requireLocked(scope, participantId);
      requireRevision('The participant', before.revision, expected);
      requireEditable(matchmaking);
      if (decision === 'admit') return this.admitParticipant.execute(matchmaking, before, by);
      const after = moveParticipant(
        before,
        decision === 'decline' ? 'declined' : 'invited',
        this.clock.now(),
      );
      await this.participants.save(scope, [after]);
      const details = { from: before.state };
      const action = `participant.${after.state}`;
      await this.audit.record({ ...scope, by, action, about: [participantId], details });
      return after;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { requireMayConfirm } from '../domain/admission';
import { requireMayActFor } from '../domain/authority';
import { requireEditable } from '../domain/matchmaking';
import type { Participant } from '../domain/participant';
import { AdmitParticipant } from './admit-participant';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import type { Actor, Scope } from './scope';

/** A delegate who has proved the address by signing in says yes to an invitation, or to an application where admission is open. */
@Injectable()
export class ConfirmParticipation {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly participants: Participants,
    private readonly admitParticipant: AdmitParticipant,
    private readonly clock: Clock,
  ) {}

  execute(scope: Scope, participantId: string, delegateId: string, by: Actor): Promise<Participant> {
    return this.transaction.run(scope.tenantId, async () => {
      requireMayActFor(by.participantId, participantId);
      const matchmaking = await this.matchmakings.requireLocked(scope);
      const before = await this.participants.requireLocked(scope, participantId);
      requireEditable(matchmaking);
      requireMayConfirm(before, matchmaking);
      await this.participants.verifyAddress(scope, delegateId, this.clock.now());
      return this.admitParticipant.execute(matchmaking, before, by);
    });
  }
}

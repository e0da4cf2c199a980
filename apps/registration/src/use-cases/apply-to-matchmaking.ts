import { Injectable } from '@nestjs/common';
import { Audit, Transaction } from '@ronda/persistence';
import { requireApplicationsOpen } from '../domain/admission';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import { RegisterParticipant, type Registration } from './register-participant';
import { NOBODY, type Scope } from './scope';

/**
 * Takes an application from somebody who is not signed in. Nothing is mailed and nobody is let in by it: the
 * applicant proves the address by signing in, or the organiser approves. An address or name that is registered
 * already changes nothing and is answered like any other, so that nobody can find out who takes part.
 */
@Injectable()
export class ApplyToMatchmaking {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly participants: Participants,
    private readonly registerParticipant: RegisterParticipant,
    private readonly audit: Audit,
  ) {}

  execute(scope: Scope, registration: Registration): Promise<void> {
    return this.transaction.run(scope.tenantId, async () => {
      const matchmaking = await this.matchmakings.requireLocked(scope);
      requireApplicationsOpen(matchmaking);
      if (await this.isKnown(scope, registration)) return;
      const { id } = await this.registerParticipant.add(scope, registration, matchmaking.zone, 'applied');
      await this.audit.record({ ...scope, by: NOBODY, action: 'participant.applied', about: [id] });
    });
  }

  private async isKnown(scope: Scope, { profile, delegates }: Registration): Promise<boolean> {
    const emailSet = new Set(delegates.map(({ email }) => email.toLowerCase()));
    const name = profile.name.toLowerCase();
    const identities = await this.participants.identities(scope);
    return identities.some(
      (identity) =>
        identity.name.toLowerCase() === name || identity.emails.some((email) => emailSet.has(email)),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';

/** Greets the people of a participant that was admitted. */
@Injectable()
export class WelcomeParticipant {
  constructor(
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
  ) {}

  /** In a transaction of the tenant. Once for each person, however often the participant is admitted. */
  async execute(matchmakingId: string, participantId: string): Promise<void> {
    const gathering = await this.gatherings.find(matchmakingId);
    const guest = await this.gatherings.guest(matchmakingId, participantId);
    if (!gathering || !guest) return;
    await this.ledger.add(
      guest.people.map((recipient) => ({
        matchmakingId,
        recipient,
        content: { kind: 'welcome', facts: { gathering, organisation: guest.organisation } },
        subjectKey: participantId,
        sequence: 0,
        method: 'NONE',
      })),
    );
  }
}

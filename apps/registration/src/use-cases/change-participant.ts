import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireRevision } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit, Transaction } from '@ronda/persistence';
import { requireMayActFor, requireMayEnter } from '../domain/authority';
import { requireEditable } from '../domain/matchmaking';
import { meetsAtOtherTimes, requireDelegate, type Participant } from '../domain/participant';
import { enter, type ParticipantEntry } from '../domain/participant-entry';
import { Zones } from '../domain/zones';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import type { Actor, Scope } from './scope';

/** Changes what is known of a participant: its profile, its delegates, when it is free. */
@Injectable()
export class ChangeParticipant {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly participants: Participants,
    private readonly zones: Zones,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  execute(
    scope: Scope,
    participantId: string,
    expected: number,
    entry: ParticipantEntry,
    by: Actor,
  ): Promise<Participant> {
    return this.transaction.run(scope.tenantId, async () => {
      requireMayActFor(by.participantId, participantId);
      const matchmaking = await this.matchmakings.require(scope);
      const before = await this.participants.requireLocked(scope, participantId);
      requireRevision('The participant', before.revision, expected);
      requireEditable(matchmaking);
      requireMayEnter(by.participantId, before, entry);
      const entering = { zones: this.zones, zone: matchmaking.zone, newId: randomUUID };
      const after = { ...enter(before, entry, entering), revision: before.revision + 1 };
      // One that waits may be admitted at any moment.
      if (after.state === 'admitted' || after.state === 'waiting') requireDelegate(after);
      await this.participants.save(scope, [after]);
      if (after.state === 'admitted' && meetsAtOtherTimes(before, after)) await this.announce(after);
      const details = { fields: fieldsOf(entry), revision: after.revision };
      await this.audit.record({
        ...scope,
        by,
        action: 'participant.changed',
        about: [participantId],
        details,
      });
      return after;
    });
  }

  private async announce({ id, matchmakingId, revision }: Participant): Promise<void> {
    await this.outbox.add('participant.availability-changed@1', {
      matchmakingId,
      participantId: id,
      revision,
    });
  }
}

function fieldsOf({ profile = {}, delegates, unavailable }: ParticipantEntry): string[] {
  return [
    ...Object.keys(profile),
    ...(delegates ? ['delegates'] : []),
    ...(unavailable ? ['unavailable'] : []),
  ];
}

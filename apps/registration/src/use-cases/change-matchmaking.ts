import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireRevision } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit, Transaction } from '@ronda/persistence';
import {
  requireEditable,
  requireValidSettings,
  type Matchmaking,
  type MatchmakingSettings,
} from '../domain/matchmaking';
import { patched, type Patch } from '../domain/patched';
import { planProgramme } from '../domain/plan-programme';
import { planOf } from '../domain/programme';
import { Zones } from '../domain/zones';
import { AdmitParticipant } from './admit-participant';
import { Matchmakings } from './matchmakings';
import { Programmes } from './programmes';
import type { Actor, Scope } from './scope';

/**
 * Changes the settings of a gathering. In another zone its programme keeps the hours of the wall clock;
 * where more may come, those who wait get in.
 */
@Injectable()
export class ChangeMatchmaking {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly programmes: Programmes,
    private readonly admitParticipant: AdmitParticipant,
    private readonly zones: Zones,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  execute(
    scope: Scope,
    expected: number,
    change: Patch<MatchmakingSettings>,
    by: Actor,
  ): Promise<Matchmaking> {
    return this.transaction.run(scope.tenantId, async () => {
      const before = await this.matchmakings.requireLocked(scope);
      requireRevision('The matchmaking event', before.revision, expected);
      requireEditable(before);
      const after: Matchmaking = { ...patched<Matchmaking>(before, change), revision: before.revision + 1 };
      requireValidSettings(after, this.zones);
      await this.matchmakings.save(after);
      if (after.zone !== before.zone) await this.moveProgramme(scope, after);
      if (after.maxParticipants !== before.maxParticipants) await this.admitParticipant.fillPlaces(after);
      await this.audit.record({
        ...scope,
        by,
        action: 'matchmaking.changed',
        about: [after.id],
        details: { fields: Object.keys(change), revision: after.revision },
      });
      return after;
    });
  }

  private async moveProgramme(scope: Scope, { zone, revision }: Matchmaking): Promise<void> {
    const current = await this.programmes.get(scope);
    const moved = planProgramme(planOf(current), { zones: this.zones, zone, current, newId: randomUUID });
    await this.programmes.save(scope, moved);
    await this.outbox.add('programme.changed@1', { matchmakingId: scope.matchmakingId, revision });
  }
}

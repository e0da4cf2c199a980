import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireRevision } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit, Transaction } from '@ronda/persistence';
import { requireEditable, type Matchmaking } from '../domain/matchmaking';
import { planProgramme } from '../domain/plan-programme';
import type { Programme, ProgrammePlan } from '../domain/programme';
import { compareProgrammes, type ProgrammeChange } from '../domain/programme-change';
import { Zones } from '../domain/zones';
import { Matchmakings } from './matchmakings';
import { Participants } from './participants';
import { Programmes } from './programmes';
import type { Actor, Scope } from './scope';

export interface ProgrammeEdit {
  readonly programme: Programme;
  readonly change: ProgrammeChange;
  readonly revision: number;
}

/** Replaces the programme of a gathering, or shows beforehand which slots and tables that would remove. */
@Injectable()
export class ChangeProgramme {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly programmes: Programmes,
    private readonly participants: Participants,
    private readonly zones: Zones,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** The same answer as `execute`, with nothing changed. */
  preview(scope: Scope, expected: number, plan: ProgrammePlan): Promise<ProgrammeEdit> {
    return this.transaction.run(scope.tenantId, async () => {
      const matchmaking = await this.matchmakings.require(scope);
      requireRevision('The matchmaking event', matchmaking.revision, expected);
      return this.plan(scope, matchmaking, plan);
    });
  }

  execute(scope: Scope, expected: number, plan: ProgrammePlan, by: Actor): Promise<ProgrammeEdit> {
    return this.transaction.run(scope.tenantId, async () => {
      const before = await this.matchmakings.requireLocked(scope);
      requireRevision('The matchmaking event', before.revision, expected);
      const revision = before.revision + 1;
      const edit = await this.plan(scope, before, plan);
      await this.programmes.save(scope, edit.programme);
      await this.matchmakings.save({ ...before, revision });
      const { matchmakingId } = scope;
      await this.outbox.add('programme.changed@1', { matchmakingId, revision });
      const { addedSlots, removedSlots } = edit.change;
      const details = { revision, addedSlots: addedSlots.length, removedSlots: removedSlots.length };
      await this.audit.record({
        ...scope,
        by,
        action: 'programme.changed',
        about: [matchmakingId],
        details,
      });
      return { ...edit, revision };
    });
  }

  private async plan(scope: Scope, matchmaking: Matchmaking, plan: ProgrammePlan): Promise<ProgrammeEdit> {
    requireEditable(matchmaking);
    const { zone, revision } = matchmaking;
    const owners = plan.tables.map(({ ownerParticipantId }) => ownerParticipantId);
    for (const owner of owners) if (owner !== null) await this.participants.require(scope, owner);
    const current = await this.programmes.get(scope);
    const programme = planProgramme(plan, { zones: this.zones, zone, current, newId: randomUUID });
    return { programme, change: compareProgrammes(current, programme), revision };
  }
}

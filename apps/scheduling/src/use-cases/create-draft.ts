import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Actor } from '../domain/actor';
import { overlap, type Gathering, type Placement } from '../domain/gathering';
import { misfitsOf } from '../domain/misfits';
import type { Scope } from '../domain/scope';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import { Schedules, type ScheduleSummary } from './ports/schedules';

/**
 * A new draft from any version: to change the published one by hand, or to roll back to an old one. Meetings that
 * lost their agreement since are left out, those that no longer fit are marked. A meeting goes with its slot where
 * new rules of time zones moved the slot's instant; one whose slot was removed gives way to it.
 */
@Injectable()
export class CreateDraft {
  constructor(
    private readonly transaction: Transaction,
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  execute(scope: Scope, actor: Actor, basedOn: string): Promise<ScheduleSummary> {
    return this.transaction.run(scope.tenantId, async () => {
      await this.programme.sync(scope);
      const source = await this.schedules.lock(scope, basedOn);
      const createdAt = this.clock.now();
      const draft = await this.schedules.create(scope, {
        origin: 'copy',
        basedOn: source.id,
        runId: source.runId,
        createdAt,
      });
      await this.placements.copy(scope, source.id, draft.id);
      const gathering = await this.programme.load(scope);
      const placements = await this.placements.of(scope, draft.id);
      const moved = withTheirSlots(gathering, placements);
      for (const { meetingId } of inTheWay(gathering, placements, moved)) {
        const causes = [{ kind: 'unscheduled-by-organiser' }] as const;
        await this.placements.leaveUnplaced(scope, draft.id, { meetingId, causes, repairs: [] });
      }
      if (moved.length > 0) await this.placements.place(scope, draft.id, moved);
      const misfits = misfitsOf(gathering, await this.placements.of(scope, draft.id));
      const rows = [...misfits].map(([meetingId, reasons]) => ({ meetingId, reasons, noticedAt: createdAt }));
      await this.placements.replaceMisfits(scope, draft.id, rows);
      const details = { version: draft.version, basedOnVersion: source.version };
      await this.audit.record({
        matchmakingId: scope.matchmakingId,
        by: actor,
        action: 'schedule.created',
        about: [draft.id, source.id],
        details,
      });
      return this.schedules.summary(scope, draft.id);
    });
  }
}

/** The placements whose slot stands at another instant than when they were made, at that instant. */
function withTheirSlots({ slots }: Gathering, placements: readonly Placement[]): Placement[] {
  return placements.flatMap((placement) => {
    const slot = slots.get(placement.slotId);
    if (!slot || slot.startsAt.getTime() === placement.startsAt.getTime()) return [];
    return [{ ...placement, startsAt: slot.startsAt, endsAt: slot.endsAt }];
  });
}

/** The placements in removed slots whose table or people are needed where others moved to. */
function inTheWay(
  { slots }: Gathering,
  placements: readonly Placement[],
  moved: readonly Placement[],
): Placement[] {
  return placements.filter((placement) => {
    const taken = occupiedBy(placement);
    return (
      !slots.has(placement.slotId) &&
      moved.some((other) => overlap(placement, other) && occupiedBy(other).some((one) => taken.includes(one)))
    );
  });
}

/** The table, the two seats and the interpreter. */
function occupiedBy({ tableId, aId, aSeatNo, bId, bSeatNo, interpreterId }: Placement): string[] {
  return [tableId, `${aId}/${aSeatNo}`, `${bId}/${bSeatNo}`, interpreterId].filter((one) => one !== null);
}

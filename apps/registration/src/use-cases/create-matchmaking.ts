import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { requireValidSettings, type Matchmaking, type MatchmakingSettings } from '../domain/matchmaking';
import { planProgramme } from '../domain/plan-programme';
import { EMPTY_PROGRAMME, type ProgrammePlan } from '../domain/programme';
import { Zones } from '../domain/zones';
import { Matchmakings } from './matchmakings';
import { Programmes } from './programmes';
import type { Actor } from './scope';

const NOTHING_PLANNED: ProgrammePlan = { sessions: [], tables: [], interpreters: [] };

/** Sets up a gathering as a draft, with its whole programme where that is known already. */
@Injectable()
export class CreateMatchmaking {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly programmes: Programmes,
    private readonly zones: Zones,
    private readonly audit: Audit,
  ) {}

  async execute(
    tenantId: string,
    settings: MatchmakingSettings,
    plan: ProgrammePlan | null,
    by: Actor,
    copiedFrom?: string,
  ): Promise<Matchmaking> {
    requireValidSettings(settings, this.zones);
    requireNoOwners(plan ?? NOTHING_PLANNED);
    const programme = planProgramme(plan ?? NOTHING_PLANNED, {
      zones: this.zones,
      zone: settings.zone,
      current: EMPTY_PROGRAMME,
      newId: randomUUID,
    });
    const matchmaking: Matchmaking = { ...settings, id: randomUUID(), tenantId, state: 'draft', revision: 1 };
    const scope = { tenantId, matchmakingId: matchmaking.id };
    return this.transaction.run(tenantId, async () => {
      await this.matchmakings.add(matchmaking);
      await this.programmes.save(scope, programme);
      const details = copiedFrom === undefined ? {} : { copiedFrom };
      const about = [matchmaking.id] as const;
      await this.audit.record({ ...scope, by, action: 'matchmaking.created', about, details });
      return matchmaking;
    });
  }
}

/** Booths are given to participants once there are any. */
function requireNoOwners({ tables }: ProgrammePlan): void {
  const owned = tables.find(({ ownerParticipantId }) => ownerParticipantId !== null);
  if (!owned) return;
  throw new DomainError(
    'TABLE.OWNER_UNKNOWN',
    `Table "${owned.name}" belongs to a participant, but a new matchmaking event has none.\n` +
      'Maybe register the participants first and change the programme then.',
    { table: owned.name },
  );
}

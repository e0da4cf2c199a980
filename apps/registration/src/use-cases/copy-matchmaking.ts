import { Injectable } from '@nestjs/common';
import { DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { daysBetween } from '../domain/local-time';
import type { Matchmaking } from '../domain/matchmaking';
import { planOf, type ProgrammePlan } from '../domain/programme';
import { templateOf } from '../domain/programme-template';
import { CreateMatchmaking } from './create-matchmaking';
import { Matchmakings } from './matchmakings';
import { Programmes } from './programmes';
import type { Actor, Scope } from './scope';

/** Makes a new draft from a past gathering: its settings and programme, moved to a new first day; no participants. */
@Injectable()
export class CopyMatchmaking {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly programmes: Programmes,
    private readonly createMatchmaking: CreateMatchmaking,
  ) {}

  execute(scope: Scope, name: string, firstDay: string, by: Actor): Promise<Matchmaking> {
    return this.transaction.run(scope.tenantId, async () => {
      const source = await this.matchmakings.require(scope);
      const plan = planOf(await this.programmes.get(scope));
      const { id, tenantId, state: _state, revision: _revision, ...settings } = source;
      const moved = templateOf(plan, daysBetween(firstDayOf(plan), firstDay));
      return this.createMatchmaking.execute(tenantId, { ...settings, name }, moved, by, id);
    });
  }
}

function firstDayOf({ sessions }: ProgrammePlan): string {
  const [first] = sessions.map(({ startsLocal }) => startsLocal).sort();
  if (first !== undefined) return first.slice(0, 10);
  throw new DomainError(
    'MATCHMAKING.NO_PROGRAMME',
    'This matchmaking event has no session, so there is no programme to move to another day.\nMaybe create a new one instead of a copy.',
  );
}

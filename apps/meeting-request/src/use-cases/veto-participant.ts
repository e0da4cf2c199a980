import { randomUUID } from 'node:crypto';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { participantOf, type Actor } from '../domain/actor';
import type { MatchmakingScope } from '../domain/scope';
import { endBecauseOfVeto, pairOf, requirePrivacy, type Veto } from '../domain/veto';
import { Encounters } from './encounters';
import { OrganisersActs } from './organisers-acts';
import { RequestJournal } from './request-journal';
import { Vetoes } from './vetoes';

/** Makes sure that two participants never meet; an open or agreed request of theirs ends. */
@Injectable()
export class VetoParticipant {
  constructor(
    private readonly transaction: Transaction,
    private readonly encounters: Encounters,
    private readonly vetoes: Vetoes,
    private readonly journal: RequestJournal,
    private readonly acts: OrganisersActs,
    private readonly clock: Clock,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor, one: string, other: string): Promise<Veto> {
    const pair = pairOf(one, other);
    requirePrivacy(actor);
    return this.transaction.run(scope.tenantId, async () => {
      const book = await this.encounters.lock(scope, [one, other]);
      const { active } = book.between(one, other);
      const now = this.clock.now();
      const veto = { id: randomUUID(), authorParticipantId: participantOf(actor), ...pair, createdAt: now };
      await this.vetoes.add(scope, veto);
      if (active) await this.journal.keep(scope, actor, [endBecauseOfVeto(active, actor, now)]);
      await this.acts.record(scope, actor, { action: 'veto.added', about: [veto.id, one, other] });
      return veto;
    });
  }
}

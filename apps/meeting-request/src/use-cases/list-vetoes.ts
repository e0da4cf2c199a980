import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import { participantOf, type Actor } from '../domain/actor';
import type { MatchmakingScope } from '../domain/scope';
import { requirePrivacy, type Veto } from '../domain/veto';
import { Vetoes } from './vetoes';

/** The vetoes the caller made: a participant's own, or the organisers'; nobody sees another's. */
@Injectable()
export class ListVetoes {
  constructor(
    private readonly transaction: Transaction,
    private readonly vetoes: Vetoes,
  ) {}

  execute(scope: MatchmakingScope, actor: Actor): Promise<Veto[]> {
    requirePrivacy(actor);
    return this.transaction.run(scope.tenantId, () => this.vetoes.findByAuthor(scope, participantOf(actor)));
  }
}

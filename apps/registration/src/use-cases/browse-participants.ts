import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { requireMayActFor } from '../domain/authority';
import { exportRows } from '../domain/import/export-rows';
import type { Participant, ParticipantState } from '../domain/participant';
import { Organisations } from './organisations';
import { Participants, type ParticipantFilter } from './participants';
import type { Actor, Scope } from './scope';

/** More than any gathering has. */
const ALL = 10_000;

/** Shows participants to organisers, and a participant to itself. */
@Injectable()
export class BrowseParticipants {
  constructor(
    private readonly transaction: Transaction,
    private readonly participants: Participants,
    private readonly organisations: Organisations,
  ) {}

  list(scope: Scope, filter: ParticipantFilter): Promise<Participant[]> {
    return this.transaction.run(scope.tenantId, () => this.participants.list(scope, filter));
  }

  get(scope: Scope, participantId: string, by: Actor): Promise<Participant> {
    return this.transaction.run(scope.tenantId, () => {
      requireMayActFor(by.participantId, participantId);
      return this.participants.require(scope, participantId);
    });
  }

  /** The rows of a file that an import reads back as the same participants. */
  export(scope: Scope, state: ParticipantState | null): Promise<string[][]> {
    return this.transaction.run(scope.tenantId, async () => {
      const participants = await this.participants.list(scope, { state, after: null, limit: ALL });
      const organisations = await this.organisations.list(scope.tenantId, { after: null, limit: ALL });
      return exportRows(participants, new Map(organisations.map(({ id, name }) => [id, name])));
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Clock, DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor';
import type { EncounterBook } from '../domain/encounter-book';
import type { MeetingRequest } from '../domain/meeting-request';
import { arrange, propose, type Wish } from '../domain/propose';
import type { MatchmakingScope } from '../domain/scope';
import { Encounters } from './encounters';
import { RequestJournal } from './request-journal';

export interface ImportRow extends Wish {
  readonly fromParticipantId: string;
  readonly toParticipantId: string;
  /** `accepted`: both sides have agreed elsewhere. */
  readonly status: 'proposed' | 'accepted';
}

/** What is wrong with one row; rows are counted from 1. */
export interface RowProblem {
  readonly row: number;
  readonly code: string;
  readonly message: string;
}

/** Enters many wishes and agreed meetings at once: all of them, or none and a problem for each wrong row. */
@Injectable()
export class ImportMeetingRequests {
  constructor(
    private readonly transaction: Transaction,
    private readonly encounters: Encounters,
    private readonly journal: RequestJournal,
    private readonly clock: Clock,
  ) {}

  /** @param tell whether the other sides get the mails they would get for single requests */
  execute(
    scope: MatchmakingScope,
    actor: Actor,
    rows: readonly ImportRow[],
    tell: boolean,
  ): Promise<readonly MeetingRequest[]> {
    return this.transaction.run(scope.tenantId, async () => {
      const ids = new Set(rows.flatMap((row) => [row.fromParticipantId, row.toParticipantId]));
      const requests = this.enter(await this.encounters.lock(scope, [...ids]), actor, rows);
      if (tell) await this.journal.keep(scope, actor, requests);
      else await this.journal.keepQuietly(scope, actor, requests);
      return requests;
    });
  }

  /** The requests as they stand after the last row: a wish and its opposite become one agreed request. */
  private enter(book: EncounterBook, actor: Actor, rows: readonly ImportRow[]): MeetingRequest[] {
    const now = this.clock.now();
    const entered = new Map<string, MeetingRequest>();
    const problems: RowProblem[] = [];
    for (const [index, { fromParticipantId, toParticipantId, status, priority, message }] of rows.entries()) {
      try {
        const encounter = book.between(fromParticipantId, toParticipantId);
        const enterOne = status === 'accepted' ? arrange : propose;
        const request = enterOne(encounter, { priority, message }, actor, { id: randomUUID(), now });
        book.record(request);
        entered.set(request.id, request);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        problems.push({ row: index + 1, code: error.code, message: error.message });
      }
    }
    if (problems.length > 0) throw refused(problems, rows.length);
    return [...entered.values()];
  }
}

function refused(problems: readonly RowProblem[], total: number): DomainError {
  const [first] = problems;
  return new DomainError(
    'MEETING_REQUEST.IMPORT_REFUSED',
    `${problems.length} of ${total} rows cannot be imported, so none was. ` +
      `The first is row ${String(first?.row)}: ${String(first?.message)}`,
    { problems },
  );
}

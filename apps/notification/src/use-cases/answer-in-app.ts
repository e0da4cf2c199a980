import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { judgeAnswer, type Outcome, type Response } from '../domain/answer';
import { Answers, type AnswerEvent, type AnswerRecord } from './answers';
import type { Scope } from './browse-mail';
import { RecordAnswer } from './record-answer';

/** Shows answers, and takes those that are given in Ronda itself. */
@Injectable()
export class AnswerInApp {
  constructor(
    private readonly transaction: Transaction,
    private readonly answers: Answers,
    private readonly recordAnswer: RecordAnswer,
    private readonly clock: Clock,
  ) {}

  /** @param delegateId whose meetings; null lists all of the gathering */
  list({ tenantId, matchmakingId }: Scope, delegateId: string | null): Promise<AnswerRecord[]> {
    return this.transaction.run(tenantId, () => this.answers.list(matchmakingId, delegateId));
  }

  events(
    { tenantId, matchmakingId }: Scope,
    outcome: Outcome | null,
    after: { at: string; id: string } | null,
    limit: number,
  ): Promise<AnswerEvent[]> {
    return this.transaction.run(tenantId, () => this.answers.events(matchmakingId, outcome, after, limit));
  }

  /**
   * Answers the newest invitation of a person to a meeting. The same answer again changes nothing.
   * @throws DomainError INVITATION.NOT_FOUND, INVITATION.CHANGING, INVITATION.OVER
   */
  give(
    { tenantId, matchmakingId }: Scope,
    delegateId: string,
    meetingId: string,
    { response, comment }: { response: Exclude<Response, 'COUNTER'>; comment: string | null },
  ): Promise<void> {
    return this.transaction.run(tenantId, async () => {
      const meeting = await this.answers.meeting(meetingId);
      const invited = meeting?.matchmakingId === matchmakingId ? await this.answers.invited(meeting.uid) : [];
      const person = invited.find(({ recipientId }) => recipientId === delegateId);
      if (!meeting || !person) throw notInvited(meetingId);
      const at = this.clock.now();
      if (new Date(person.facts.meeting.startsAt) <= at) throw over(meetingId);
      const said = { response, sequence: person.sequence, stampedAt: null, comment, proposed: null };
      const verdict = judgeAnswer(person, said, at);
      if (verdict.outcome === 'stale')
        throw verdict.reason === 'CHANGE_WAITING' ? changing(meetingId) : over(meetingId);
      if (verdict.outcome !== 'applied') return;
      const origin = { source: 'app', at, said, sender: null, bodySha256: null } as const;
      await this.recordAnswer.execute(meeting, verdict, origin);
    });
  }
}

function notInvited(meetingId: string): DomainError {
  return new DomainError(
    'INVITATION.NOT_FOUND',
    `You have no invitation to meeting ${meetingId}.\nMaybe it is another delegate's, or was not sent yet.`,
    { meetingId },
  );
}

function changing(meetingId: string): DomainError {
  return new DomainError(
    'INVITATION.CHANGING',
    `Meeting ${meetingId} is being changed; the new invitation is on its way.\nMaybe answer that one.`,
    { meetingId },
  );
}

function over(meetingId: string): DomainError {
  return new DomainError(
    'INVITATION.OVER',
    `Meeting ${meetingId} has begun or was cancelled.\nMaybe write to the organisers.`,
    { meetingId },
  );
}

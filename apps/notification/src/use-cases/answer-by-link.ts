import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { judgeAnswer, type Response } from '../domain/answer';
import type { InvitationFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { Answers } from './answers';
import { Letters } from './letters';
import { Links } from './links';
import { RecordAnswer } from './record-answer';

/** What a link to an invitation leads to. */
export type LinkedInvitation =
  /** Not one of ours, or its mail is gone. */
  | { readonly state: 'broken' }
  | {
      readonly state: 'open' | 'kept' | 'expired' | 'changed' | 'cancelled';
      readonly recipient: Recipient;
      readonly facts: InvitationFacts;
      /** What counts now. */
      readonly response: Response | null;
    };

/** Answers an invitation by the link in its mail, without signing in. Looking changes nothing. */
@Injectable()
export class AnswerByLink {
  constructor(
    private readonly links: Links,
    private readonly transaction: Transaction,
    private readonly letters: Letters,
    private readonly answers: Answers,
    private readonly recordAnswer: RecordAnswer,
    private readonly clock: Clock,
  ) {}

  look(token: string): Promise<LinkedInvitation> {
    return this.follow(token, null);
  }

  /** The same answer again changes nothing. */
  give(token: string, response: Exclude<Response, 'COUNTER'>): Promise<LinkedInvitation> {
    return this.follow(token, response);
  }

  private async follow(token: string, response: Response | null): Promise<LinkedInvitation> {
    const link = this.links.read('answer', token);
    if (!link) return { state: 'broken' };
    const isOver = link.expiresAt <= this.clock.now();
    return this.transaction.run(link.tenantId, () => this.inTenant(link.mailId, isOver, response));
  }

  private async inTenant(
    mailId: string,
    isOver: boolean,
    response: Response | null,
  ): Promise<LinkedInvitation> {
    const letter = await this.letters.find(mailId);
    if (letter?.content.kind !== 'invitation') return { state: 'broken' };
    const { recipient, content, subjectKey: uid, sequence } = letter;
    const meeting = await this.answers.meetingByUid(uid);
    if (!meeting) return { state: 'broken' };
    const invited = await this.answers.invited(uid);
    const person = invited.find(({ recipientId }) => recipientId === recipient.id);
    const found = { recipient, facts: content.facts, response: person?.answer?.response ?? null };
    if (isOver) return { ...found, state: 'expired' };
    if (!person) return { ...found, state: 'changed' };
    const at = this.clock.now();
    const said = {
      response: response ?? 'ACCEPTED',
      sequence,
      stampedAt: null,
      comment: null,
      proposed: null,
    };
    const verdict = judgeAnswer(person, said, at);
    if (verdict.outcome === 'stale') {
      return { ...found, state: verdict.reason === 'MEETING_CANCELLED' ? 'cancelled' : 'changed' };
    }
    if (response === null) return { ...found, state: 'open' };
    if (verdict.outcome === 'applied') {
      const origin = { source: 'link', at, said, sender: null, bodySha256: null } as const;
      await this.recordAnswer.execute(meeting, verdict, origin);
    }
    return { ...found, state: 'kept', response };
  }
}

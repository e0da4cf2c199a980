import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import type { Invited } from '../domain/answer';
import { Answers } from './answers';
import type { Scope } from './browse-mail';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';
import type { Actor } from './resend-mail';

/** An organiser refuses a time that somebody proposed: their calendar is told that the meeting stays as it is. */
@Injectable()
export class DeclineProposal {
  constructor(
    private readonly transaction: Transaction,
    private readonly answers: Answers,
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Refusing the same proposal again does nothing.
   * @throws DomainError PROPOSAL.NOT_FOUND, PROPOSAL.OVER
   */
  execute(
    { tenantId, matchmakingId }: Scope,
    {
      meetingId,
      delegateId,
      comment,
    }: { readonly meetingId: string; readonly delegateId: string; readonly comment: string | null },
    actor: Actor,
  ): Promise<void> {
    return this.transaction.run(tenantId, async () => {
      const meeting = await this.answers.meeting(meetingId);
      const invited = meeting?.matchmakingId === matchmakingId ? await this.answers.invited(meeting.uid) : [];
      const person = invited.find(({ recipientId }) => recipientId === delegateId);
      const recipient = await this.gatherings.recipient(matchmakingId, delegateId);
      if (!meeting || !recipient || person?.answer?.response !== 'COUNTER')
        throw noProposal(meetingId, delegateId);
      if (isOver(person)) throw proposalOver(meetingId, delegateId);
      const revision = await this.answers.declineProposal(meeting.uid, delegateId, this.clock.now());
      if (revision === null) return;
      const { proposed } = person.answer;
      const { gathering, meeting: shown, replyAddress } = person.facts;
      await this.ledger.add([
        {
          matchmakingId,
          // To the calendar that has the invitation.
          recipient: { ...recipient, address: person.address },
          content: {
            kind: 'proposal-declined',
            facts: {
              gathering,
              meeting: shown,
              replyAddress,
              invitationId: person.mailId,
              proposed: proposed && {
                startsAt: proposed.startsAt.toISOString(),
                endsAt: proposed.endsAt.toISOString(),
              },
              message: comment,
            },
          },
          subjectKey: meeting.uid,
          sequence: revision,
          method: 'DECLINECOUNTER',
        },
      ]);
      await this.audit.record({
        matchmakingId,
        by: actor,
        action: 'answer.proposal-declined',
        about: [meetingId, delegateId],
        details: { sequence: shown.sequence },
      });
    });
  }
}

/** A newer invitation answers the proposal by itself. */
const isOver = ({ answer, sequence, method, isChanging }: Invited): boolean =>
  answer?.sequence !== sequence || method === 'CANCEL' || isChanging;

function noProposal(meetingId: string, delegateId: string): DomainError {
  return new DomainError(
    'PROPOSAL.NOT_FOUND',
    `Delegate ${delegateId} proposes no other time for meeting ${meetingId}.\nMaybe the answer has changed since; look at the answers again.`,
    { meetingId, delegateId },
  );
}

function proposalOver(meetingId: string, delegateId: string): DomainError {
  return new DomainError(
    'PROPOSAL.OVER',
    `The time that delegate ${delegateId} proposed for meeting ${meetingId} is over: the meeting was changed or cancelled since.\nMaybe nothing is left to do; the new invitation or the cancellation answers it.`,
    { meetingId, delegateId },
  );
}

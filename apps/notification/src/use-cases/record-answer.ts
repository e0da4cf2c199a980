import { Injectable } from '@nestjs/common';
import { Outbox } from '@ronda/messaging';
import type { Answer, AnswerSource, Invited, Verdict } from '../domain/answer';
import type { DoubtReason } from '../domain/facts';
import { Answers, type AnsweredMeeting, type LoggedAnswer } from './answers';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';
import { MailPolicies } from './mail-policies';

/** Where an answer comes from. */
export interface AnswerOrigin {
  readonly source: AnswerSource;
  readonly at: Date;
  readonly said: LoggedAnswer['said'];
  readonly sender: string | null;
  readonly bodySha256: string | null;
}

/** Does what was decided about an answer: keeps it, tells the organiser, frees the slot, or asks back. */
@Injectable()
export class RecordAnswer {
  constructor(
    private readonly answers: Answers,
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
    private readonly policies: MailPolicies,
    private readonly outbox: Outbox,
  ) {}

  /** In a transaction of the tenant. The same mail a second time does nothing. */
  async execute(meeting: AnsweredMeeting, verdict: Verdict, origin: AnswerOrigin): Promise<void> {
    const isNew = await this.answers.log({
      ...origin,
      meeting,
      recipientId: verdict.person?.recipientId ?? null,
      outcome: verdict.outcome,
      reason: verdict.outcome === 'applied' ? null : verdict.reason,
    });
    if (!isNew) return;
    if (verdict.outcome === 'applied') await this.apply(meeting, verdict.person, verdict.answer, origin);
    if (verdict.outcome === 'confirm') await this.askBack(meeting, verdict.person, verdict.reason);
  }

  private async apply(
    meeting: AnsweredMeeting,
    person: Invited,
    answer: Answer,
    origin: AnswerOrigin,
  ): Promise<void> {
    const revision = await this.answers.keep(meeting, person.recipientId, answer, origin);
    const { response } = answer;
    if (response !== 'DECLINED' && response !== 'COUNTER') return;
    const { onDecline } = await this.policies.of(meeting.matchmakingId);
    const isFreed = response === 'DECLINED' && onDecline === 'free';
    if (isFreed) {
      await this.outbox.add('scheduling.release-meeting@1', {
        matchmakingId: meeting.matchmakingId,
        meetingId: meeting.meetingId,
        revision,
      });
    }
    await this.tellOrganiser(meeting, person, { answer, revision, isFreed });
  }

  private async tellOrganiser(
    { matchmakingId, uid }: AnsweredMeeting,
    { facts, recipientId, name, address }: Invited,
    { answer, revision, isFreed }: { answer: Answer; revision: number; isFreed: boolean },
  ): Promise<void> {
    const desk = await this.gatherings.desk(matchmakingId);
    if (!desk) return;
    const { proposed, comment } = answer;
    await this.ledger.add([
      {
        matchmakingId,
        recipient: desk,
        content: {
          kind: 'notice',
          facts: {
            gathering: facts.gathering,
            event: answer.response === 'COUNTER' ? 'proposed' : 'declined',
            person: { name, address },
            meeting: facts.meeting,
            message: comment,
            proposed: proposed && {
              startsAt: proposed.startsAt.toISOString(),
              endsAt: proposed.endsAt.toISOString(),
            },
            isFreed,
          },
        },
        subjectKey: `${uid}/${recipientId}`,
        sequence: revision,
        method: 'NONE',
      },
    ]);
  }

  /** Once for each invitation: whoever floods us with forged answers does not flood the person. */
  private async askBack(
    { matchmakingId, uid }: AnsweredMeeting,
    person: Invited,
    reason: DoubtReason,
  ): Promise<void> {
    const recipient = await this.gatherings.recipient(matchmakingId, person.recipientId);
    if (!recipient) return;
    const { gathering, meeting } = person.facts;
    await this.ledger.add([
      {
        matchmakingId,
        // To the address that was invited, whatever it is by now.
        recipient: { ...recipient, address: person.address },
        content: { kind: 'confirmation', facts: { reason, gathering, meeting, invitationId: person.mailId } },
        subjectKey: uid,
        sequence: person.sequence,
        method: 'NONE',
      },
    ]);
  }
}

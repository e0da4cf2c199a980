import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  Access,
  Id,
  Idempotent,
  IfMatch,
  keyIn,
  pageFrom,
  pageOf,
  Principal,
  Responds,
  Scope,
  type MatchmakingScope,
  type Page,
} from '@ronda/http';
import { z } from 'zod';
import { AnswerInApp } from '../use-cases/answer-in-app';
import type { AnswerEvent, AnswerRecord } from '../use-cases/answers';
import { ChangeMailPolicy } from '../use-cases/change-mail-policy';
import { DeclineProposal as DeclineProposedTime } from '../use-cases/decline-proposal';
import type { MailPolicy } from '../use-cases/mail-policies';
import {
  AfterAnswerEvent,
  AnswerAnswer,
  AnswerEventAnswer,
  DeclineProposal,
  FindAnswerEvents,
  GiveAnswer,
  MailPolicyAnswer,
  PutMailPolicy,
} from './answer.schemas';
import { delegateOf } from './delegate-of';

/** Who answered which invitation, by mail, by link or here. */
@Controller('notification/matchmakings/:matchmakingId')
export class AnswersController {
  constructor(
    private readonly answerInApp: AnswerInApp,
    private readonly changeMailPolicy: ChangeMailPolicy,
    private readonly declineProposedTime: DeclineProposedTime,
  ) {}

  /** Everybody who is invited, with what counts now. */
  @Get('answers')
  @Access('organiser', 'co-organiser')
  @Responds(200, z.array(AnswerAnswer))
  list(@Scope() scope: MatchmakingScope): Promise<AnswerRecord[]> {
    return this.answerInApp.list(scope, null);
  }

  /** Tells who proposed another time that the meeting stays as it is; a second time it does nothing. */
  @Post('answers/:meetingId/:delegateId/decline-proposal')
  @Access('organiser', 'co-organiser')
  @Idempotent()
  @Responds.nothing()
  declineProposal(
    @Scope() scope: MatchmakingScope,
    @Principal() principal: Principal,
    @Param('meetingId', { schema: Id }) meetingId: string,
    @Param('delegateId', { schema: Id }) delegateId: string,
    @Body({ schema: DeclineProposal }) { comment }: DeclineProposal,
  ): Promise<void> {
    return this.declineProposedTime.execute(scope, { meetingId, delegateId, comment }, principal);
  }

  /** Everything that came in, whatever became of it and why. */
  @Get('answer-events')
  @Access('organiser', 'co-organiser')
  @Responds(200, pageOf(AnswerEventAnswer))
  async events(
    @Scope() scope: MatchmakingScope,
    @Query({ schema: FindAnswerEvents }) { limit, cursor, outcome }: FindAnswerEvents,
  ): Promise<Page<AnswerEvent>> {
    const [at, id] = keyIn(cursor, AfterAnswerEvent) ?? [];
    const after = at !== undefined && id !== undefined ? { at, id } : null;
    const found = await this.answerInApp.events(scope, outcome ?? null, after, limit + 1);
    return pageFrom(found, limit, (event) => [event.at.toISOString(), event.id]);
  }

  /** The caller's meetings: both sides' answers. */
  @Get('my-answers')
  @Access('participant')
  @Responds(200, z.array(AnswerAnswer))
  mine(@Scope() scope: MatchmakingScope, @Principal() principal: Principal): Promise<AnswerRecord[]> {
    return this.answerInApp.list(scope, delegateOf(principal));
  }

  /** Answers the caller's newest invitation to a meeting. */
  @Post('my-answers/:meetingId')
  @Access('participant')
  @Idempotent()
  @Responds.nothing()
  give(
    @Scope() scope: MatchmakingScope,
    @Principal() principal: Principal,
    @Param('meetingId', { schema: Id }) meetingId: string,
    @Body({ schema: GiveAnswer }) body: GiveAnswer,
  ): Promise<void> {
    return this.answerInApp.give(scope, delegateOf(principal), meetingId, body);
  }

  @Get('mail-policy')
  @Access('organiser', 'co-organiser')
  @Responds(200, MailPolicyAnswer)
  policy(@Scope() scope: MatchmakingScope): Promise<MailPolicy> {
    return this.changeMailPolicy.read(scope);
  }

  @Put('mail-policy')
  @Access('organiser', 'co-organiser')
  @Responds(200, MailPolicyAnswer)
  setPolicy(
    @Scope() scope: MatchmakingScope,
    @IfMatch() revision: number,
    @Body({ schema: PutMailPolicy }) body: PutMailPolicy,
  ): Promise<MailPolicy> {
    return this.changeMailPolicy.execute(scope, body, revision);
  }
}

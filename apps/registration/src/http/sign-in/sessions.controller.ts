import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Access, Id, Principal, Responds } from '@ronda/http';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { OpenedSession } from '../../use-cases/sign-in/begin-session';
import { ImpersonateDelegate } from '../../use-cases/sign-in/impersonate-delegate';
import { KeepSessions } from '../../use-cases/sign-in/keep-sessions';
import { tenantOf } from '../caller';
import { SignInCookies } from './cookies';
import { endOf, SessionAnswers } from './session-answer';
import { ImpersonationBody, SessionAnswer, SessionItem, SwitchBody } from './sign-in.schemas';

const EVERYBODY = ['platform-admin', 'organiser', 'co-organiser', 'participant'] as const;

/** One's own sessions. */
@Controller('registration')
@Access(...EVERYBODY)
export class SessionsController {
  constructor(
    private readonly sessions: KeepSessions,
    private readonly impersonate: ImpersonateDelegate,
    private readonly cookies: SignInCookies,
    private readonly answers: SessionAnswers,
  ) {}

  @Get('session')
  @Responds(200, SessionAnswer)
  async current(@Principal() { sessionId }: Principal): Promise<SessionAnswer> {
    return this.answers.of(await this.sessions.current(sessionId));
  }

  /** Also for who has no session any more: the cookie goes in any case. */
  @Delete('session')
  @Access.public()
  @Responds.nothing()
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { tokenSha256 } = this.cookies.browserOf(request);
    if (tokenSha256 !== null) await this.sessions.signOut(tokenSha256);
    this.cookies.clearSession(response);
  }

  @Get('sessions')
  @Responds(200, z.object({ items: z.array(SessionItem) }))
  async list(@Principal() { userId, sessionId, impersonatorId }: Principal) {
    const sessions = await this.sessions.list(impersonatorId ?? userId);
    const items = sessions.map((session) => ({
      sessionId: session.id,
      role: session.role,
      device: session.device,
      begunAt: session.begunAt,
      seenAt: session.seenAt,
      expiresAt: endOf(session),
      isCurrent: session.id === sessionId,
      isImpersonation: session.impersonatorId !== null,
    }));
    return { items };
  }

  @Delete('sessions/:sessionId')
  @Responds.nothing()
  end(
    @Param('sessionId', { schema: Id }) sessionId: string,
    @Principal() principal: Principal,
  ): Promise<void> {
    return this.sessions.end(principal.impersonatorId ?? principal.userId, sessionId);
  }

  @Post('session/switch')
  @Access('participant')
  @Responds(200, SessionAnswer)
  async switch(
    @Body({ schema: SwitchBody }) { delegateId }: SwitchBody,
    @Principal() { sessionId }: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const browser = this.cookies.browserOf(request);
    return this.enter(await this.sessions.switchTo(sessionId, delegateId, browser), response);
  }

  @Post('impersonation')
  @Access('organiser')
  @Responds(200, SessionAnswer)
  async begin(
    @Body({ schema: ImpersonationBody }) body: ImpersonationBody,
    @Principal() principal: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const { userId, sessionId } = principal;
    const organiser = { userId, sessionId, tenantId: tenantOf(principal) };
    const browser = this.cookies.browserOf(request);
    return this.enter(await this.impersonate.begin(organiser, body, browser), response);
  }

  @Delete('impersonation')
  @Access('participant')
  @Responds(200, SessionAnswer)
  async return(
    @Principal() { sessionId }: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    return this.enter(await this.impersonate.end(sessionId), response);
  }

  private async enter(opened: OpenedSession, response: Response): Promise<SessionAnswer> {
    this.cookies.setSession(response, opened);
    return this.answers.of(await this.sessions.describe(opened.session));
  }
}

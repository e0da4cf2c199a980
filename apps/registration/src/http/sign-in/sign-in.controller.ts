import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { Access, Responds } from '@ronda/http';
import type { Request, Response } from 'express';
import type { OpenedSession } from '../../use-cases/sign-in/begin-session';
import { KeepSessions } from '../../use-cases/sign-in/keep-sessions';
import { RedeemSignInLink } from '../../use-cases/sign-in/redeem-sign-in-link';
import { RequestSignInLink } from '../../use-cases/sign-in/request-sign-in-link';
import { SignInWithPassword } from '../../use-cases/sign-in/sign-in-with-password';
import { SignInCookies, clientOf, deviceOf } from './cookies';
import { SessionAnswers } from './session-answer';
import {
  CodeBody,
  LinkSent,
  LinkWishBody,
  PasswordSignIn,
  RedeemBody,
  RedemptionAnswer,
  SessionAnswer,
} from './sign-in.schemas';

/** Ways in. Without Idempotency-Key: an answer that opens a session must not be stored. */
@Controller('registration/sign-in')
@Access.public()
export class SignInController {
  constructor(
    private readonly withPassword: SignInWithPassword,
    private readonly requestLink: RequestSignInLink,
    private readonly redeemLink: RedeemSignInLink,
    private readonly sessions: KeepSessions,
    private readonly cookies: SignInCookies,
    private readonly answers: SessionAnswers,
  ) {}

  @Post('password')
  @Responds(200, SessionAnswer)
  async password(
    @Body({ schema: PasswordSignIn }) body: PasswordSignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const attempt = { ...body, client: clientOf(request) };
    return this.enter(await this.withPassword.execute(attempt, this.cookies.browserOf(request)), response);
  }

  @Post('link')
  @Responds(202, LinkSent)
  async link(
    @Body({ schema: LinkWishBody }) { email }: LinkWishBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ sent: true; expiresAt: Date }> {
    const nonce = this.cookies.markBrowser(request, response);
    const wish = { email, nonce, device: deviceOf(request), client: clientOf(request) };
    return { sent: true, expiresAt: await this.requestLink.execute(wish) };
  }

  @Post('link/redeem')
  @Responds(200, RedemptionAnswer)
  async redeem(
    @Body({ schema: RedeemBody }) { token }: RedeemBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RedemptionAnswer> {
    const nonce = this.cookies.markOf(request);
    const redeemed = await this.redeemLink.byLink(token, nonce, this.cookies.browserOf(request));
    if (redeemed.status === 'other-device') return redeemed;
    this.cookies.clearMark(response);
    return { status: 'signed-in', session: await this.enter(redeemed.opened, response) };
  }

  @Post('code')
  @Responds(200, SessionAnswer)
  async code(
    @Body({ schema: CodeBody }) { code }: CodeBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const nonce = this.cookies.markOf(request);
    const opened = await this.redeemLink.byCode(code, nonce, this.cookies.browserOf(request));
    this.cookies.clearMark(response);
    return this.enter(opened, response);
  }

  private async enter(opened: OpenedSession, response: Response): Promise<SessionAnswer> {
    this.cookies.setSession(response, opened);
    return this.answers.of(await this.sessions.describe(opened.session));
  }
}

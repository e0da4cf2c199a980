import { Body, Controller, Post, Put, Res } from '@nestjs/common';
import { Access, Principal, Responds } from '@ronda/http';
import type { Response } from 'express';
import { ManagePassword } from '../../use-cases/sign-in/manage-password';
import { SignInCookies } from './cookies';
import {
  ChangePasswordBody,
  ConfirmSecondFactorBody,
  OfferSecondFactorBody,
  RecoveryCodes,
  RemoveSecondFactorBody,
  SecondFactorOffer,
  SetPasswordBody,
} from './sign-in.schemas';

/** Password and second factor of one's own. Without Idempotency-Key: these answers must not be stored. */
@Controller('registration')
@Access('platform-admin', 'organiser', 'co-organiser')
export class PasswordController {
  constructor(
    private readonly passwords: ManagePassword,
    private readonly cookies: SignInCookies,
  ) {}

  @Put('password')
  @Responds.nothing()
  async change(
    @Body({ schema: ChangePasswordBody }) { current, next, secondFactor }: ChangePasswordBody,
    @Principal() { userId, sessionId }: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const proof = { password: current, secondFactor };
    this.cookies.setSession(response, await this.passwords.change(userId, sessionId, proof, next));
  }

  @Post('password/set')
  @Access.public()
  @Responds.nothing()
  set(@Body({ schema: SetPasswordBody }) { token, password }: SetPasswordBody): Promise<void> {
    return this.passwords.setByLink(token, password);
  }

  @Post('two-factor')
  @Responds(200, SecondFactorOffer)
  offer(
    @Body({ schema: OfferSecondFactorBody }) { password }: OfferSecondFactorBody,
    @Principal() { userId }: Principal,
  ): Promise<{ secret: string; uri: string }> {
    return this.passwords.offerSecondFactor(userId, password);
  }

  @Post('two-factor/confirm')
  @Responds(200, RecoveryCodes)
  async confirm(
    @Body({ schema: ConfirmSecondFactorBody }) { code }: ConfirmSecondFactorBody,
    @Principal() { userId, sessionId }: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ recoveryCodes: string[] }> {
    const { recoveryCodes, opened } = await this.passwords.confirmSecondFactor(userId, sessionId, code);
    this.cookies.setSession(response, opened);
    return { recoveryCodes };
  }

  @Post('two-factor/removal')
  @Responds.nothing()
  remove(
    @Body({ schema: RemoveSecondFactorBody }) { password, secondFactor }: RemoveSecondFactorBody,
    @Principal() { userId }: Principal,
  ): Promise<void> {
    return this.passwords.removeSecondFactor(userId, { password, secondFactor });
  }
}

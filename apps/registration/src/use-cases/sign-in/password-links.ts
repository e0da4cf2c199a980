import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Clock } from '@ronda/domain';
import { after } from '../../domain/sign-in/session-limits';
import { Logins } from './logins';
import { newToken, sha256 } from './tokens';

/** A link with which somebody sets a password. Shown once, to be handed over in person or by a trusted way. */
export interface PasswordLink {
  readonly url: string;
  readonly expiresAt: Date;
}

const LINK_MS = 72 * 60 * 60 * 1000;

/** Makes the links with which people set their passwords. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly logins: Logins,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** In the running transaction; an earlier link of the person stops working. */
  async make(userId: string): Promise<PasswordLink> {
    const token = newToken();
    const expiresAt = after(this.clock.now(), LINK_MS);
    await this.logins.addPasswordToken(userId, sha256(token), expiresAt);
    return { url: `${this.config.http.publicUrl}/set-password#token=${token}`, expiresAt };
  }
}

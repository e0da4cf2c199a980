import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Sealer } from '@ronda/persistence';
import { Secret, TOTP } from 'otpauth';
import { LoginAudit } from './login-audit';
import { Logins, type Login } from './logins';
import { sha256 } from './tokens';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** Without those that are mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_LENGTH = 12;

/** Codes of an authenticator (RFC 6238) and the recovery codes that replace a lost one. */
@Injectable()
export class OneTimeCode {
  constructor(
    private readonly logins: Logins,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly audit: LoginAudit,
  ) {}

  /** @param account what the authenticator shows, such as the address */
  newSecret(account: string): { readonly secret: string; readonly uri: string; readonly sealed: string } {
    const secret = new Secret({ size: SECRET_BYTES });
    const uri = new TOTP({ issuer: 'Ronda', label: account, secret, period: PERIOD_SECONDS }).toString();
    return { secret: secret.base32, uri, sealed: this.sealer.seal(secret.base32) };
  }

  newRecoveryCodes(): string[] {
    const code = () =>
      Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
    return Array.from({ length: RECOVERY_CODES }, code);
  }

  /** Takes a code of the present step, once, or a recovery code, once (ASVS 5.0, 6.5.1 and 6.5.5). */
  async take(login: Login, code: string): Promise<boolean> {
    if (login.totpSecret === null) return false;
    if (!/^\d{6}$/.test(code)) return this.takeRecoveryCode(login, code);
    const secret = Secret.fromBase32(this.sealer.open(login.totpSecret));
    const timestamp = this.clock.now().getTime();
    const delta = new TOTP({ secret, period: PERIOD_SECONDS }).validate({
      token: code,
      timestamp,
      window: 0,
    });
    const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS);
    return delta === 0 && this.logins.takeStep(login.userId, step);
  }

  private async takeRecoveryCode(login: Login, code: string): Promise<boolean> {
    const isTaken = await this.logins.takeRecoveryCode(login.userId, sha256(code.toLowerCase()));
    if (isTaken) await this.audit.record(login, 'recovery-code.used');
    return isTaken;
  }
}

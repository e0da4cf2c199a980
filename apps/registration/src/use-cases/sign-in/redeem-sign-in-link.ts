import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Participants } from '../participants';
import { BeginSession, identityOfDelegate, type Browser, type OpenedSession } from './begin-session';
import { DelegatesOfAddress } from './delegates-of-address';
import { codeWrong, linkInvalid } from './sign-in-errors';
import { SignInRequests, type SignInRequest } from './sign-in-requests';
import { codeOf, sha256 } from './tokens';

export const MOST_TRIES = 5;

export type Redemption =
  | { readonly status: 'signed-in'; readonly opened: OpenedSession }
  /** Shown where the mail was opened; typed where the link was asked for. */
  | {
      readonly status: 'other-device';
      readonly code: string;
      readonly requestedAt: Date;
      readonly device: string;
    };

/**
 * Signs in by a mailed link, only ever the browser that asked for it: programs that follow the links of a mail, and
 * press its buttons, get a code that is worth nothing to them.
 */
@Injectable()
export class RedeemSignInLink {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: SignInRequests,
    private readonly delegates: DelegatesOfAddress,
    private readonly participants: Participants,
    private readonly beginSession: BeginSession,
    private readonly clock: Clock,
  ) {}

  byLink(token: string, nonce: string | null, browser: Browser): Promise<Redemption> {
    const [link, now] = [sha256(token), this.clock.now()];
    return this.transaction.withoutTenant(async () => {
      const asked = nonce === null ? null : await this.requests.findOpen(link, now);
      if (asked && nonce !== null) {
        const take = async () => (await this.requests.take(link, sha256(nonce), now)) !== null;
        const opened = await this.open(asked, take, browser);
        if (opened) return { status: 'signed-in', opened };
      }
      const elsewhere = await this.requests.findOpen(link, now);
      if (!elsewhere) throw linkInvalid();
      const { requestedAt, device } = elsewhere;
      return { status: 'other-device', code: codeOf(token), requestedAt, device };
    });
  }

  /** A try counts whatever comes of it, so the transaction that counts it ends first. */
  async byCode(code: string, nonce: string | null, browser: Browser): Promise<OpenedSession> {
    if (nonce === null) throw linkInvalid();
    const now = this.clock.now();
    const right = await this.transaction.withoutTenant(() => this.tryCode(code, nonce, now));
    if (right instanceof DomainError) throw right;
    const take = () => this.requests.takeById(right.id, now);
    const opened = await this.transaction.withoutTenant(() => this.open(right, take, browser));
    if (!opened) throw linkInvalid();
    return opened;
  }

  private async tryCode(code: string, nonce: string, now: Date): Promise<SignInRequest | DomainError> {
    const tried = await this.requests.tryCode(sha256(nonce), MOST_TRIES, now);
    if (tried.length === 0) return linkInvalid();
    const right = tried.find(({ codeSha256 }) => codeSha256 === sha256(`${code}.${nonce}`));
    return right ?? codeWrong(Math.max(...tried.map(({ triesLeft }) => triesLeft)));
  }

  /**
   * Holds the participant first and uses the request up then, in the order in which a departure locks them.
   * @returns null when the request was used up meanwhile, or is not this browser's
   */
  private open(
    { tenantId, matchmakingId, delegateId }: SignInRequest,
    take: () => Promise<boolean>,
    browser: Browser,
  ): Promise<OpenedSession | null> {
    return this.transaction.run(tenantId, async () => {
      const delegate = await this.delegates.hold(tenantId, matchmakingId, delegateId);
      if (!delegate) throw linkInvalid();
      if (!(await take())) return null;
      await this.participants.verifyAddress({ tenantId, matchmakingId }, delegateId, this.clock.now());
      return this.beginSession.execute(identityOfDelegate(delegate), browser);
    });
  }
}

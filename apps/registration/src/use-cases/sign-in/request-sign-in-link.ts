import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Clock, DomainError } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Sealer, Transaction } from '@ronda/persistence';
import { after } from '../../domain/sign-in/session-limits';
import { Attempts } from './attempts';
import { DelegatesOfAddress, type DelegateIdentity } from './delegates-of-address';
import { tooManyAttempts } from './sign-in-errors';
import { SignInRequests } from './sign-in-requests';
import { addressSha256, codeOf, newToken, sha256 } from './tokens';

export interface LinkWish {
  readonly email: string;
  /** Of the browser that asks: only it can use the link. */
  readonly nonce: string;
  readonly device: string;
  /** Network address of the client. */
  readonly client: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const LINK_MS = 10 * MINUTE_MS;
/** An address that never acted on a mail may be a stranger's. */
const PER_UNVERIFIED_ADDRESS_A_DAY = 3;
/** Longer than any work here takes, so that the time of the answer does not tell whether the address is known. */
const ANSWER_AFTER_MS = 250;

/** Has a link mailed to a delegate. Says nothing about whether the address is known. */
@Injectable()
export class RequestSignInLink {
  private readonly logger = new Logger(RequestSignInLink.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly delegates: DelegatesOfAddress,
    private readonly requests: SignInRequests,
    private readonly attempts: Attempts,
    private readonly outbox: Outbox,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @returns when a link sent now would end */
  async execute(wish: LinkWish): Promise<Date> {
    const [outcome] = await Promise.all([
      this.transaction.withoutTenant<Date | DomainError>(() => this.request(wish)),
      delay(ANSWER_AFTER_MS),
    ]);
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  private async request(wish: LinkWish): Promise<Date | DomainError> {
    const address = addressSha256(wish.email);
    const wait = await this.waitOf(address, wish.client);
    if (wait > 0) return tooManyAttempts(wait);
    const expiresAt = after(this.clock.now(), LINK_MS);
    const [delegate] = await this.delegates.find(address);
    if (delegate && (await this.mayBeMailed(delegate, address))) await this.mail(delegate, wish, expiresAt);
    return expiresAt;
  }

  private async waitOf(address: string, client: string): Promise<number> {
    const { signInLinksPerIpPerHour, signInLinksPerAddressPer15Minutes } = this.config.rateLimits;
    return (
      (await this.attempts.take('link-client', client, signInLinksPerIpPerHour, HOUR_MS)) ||
      (await this.attempts.take('link-address', address, signInLinksPerAddressPer15Minutes, 15 * MINUTE_MS))
    );
  }

  /** These limits hit known addresses only, so reaching them must not show. */
  private async mayBeMailed({ tenantId, verifiedAt }: DelegateIdentity, address: string): Promise<boolean> {
    const { signInLinksPerTenantPerHour } = this.config.rateLimits;
    const wait =
      (await this.attempts.take('link-tenant', tenantId, signInLinksPerTenantPerHour, HOUR_MS)) ||
      (verifiedAt === null &&
        (await this.attempts.take('link-unverified', address, PER_UNVERIFIED_ADDRESS_A_DAY, 24 * HOUR_MS)));
    if (wait) this.logger.warn('a sign-in link was not sent: limit reached', { tenantId, wait });
    return !wait;
  }

  private mail(delegate: DelegateIdentity, { nonce, device }: LinkWish, expiresAt: Date): Promise<void> {
    const { tenantId, matchmakingId, participantId, delegateId } = delegate;
    const token = newToken();
    const id = randomUUID();
    const secrets = {
      tokenSha256: sha256(token),
      sealedToken: this.sealer.seal(token),
      nonceSha256: sha256(nonce),
      codeSha256: sha256(`${codeOf(token)}.${nonce}`),
    };
    const whose = { id, tenantId, matchmakingId, participantId, delegateId };
    return this.transaction.run(tenantId, async () => {
      await this.requests.add({ ...whose, device, requestedAt: this.clock.now(), expiresAt }, secrets);
      await this.outbox.add('sign-in.requested@1', { signInRequestId: id });
    });
  }
}

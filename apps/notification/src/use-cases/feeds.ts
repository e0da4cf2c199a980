import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import { Agendas, type PersonalAgenda } from './agendas';
import type { Scope } from './browse-mail';

const TOKEN_BYTES = 32;
const TENANT_BYTES = 16;
const DAY_MS = 24 * 60 * 60_000;
/** A feed ends so many days after the last meeting on it. */
const ENDS_AFTER_DAYS = 30;

/** Whose agenda an address shows. */
export interface FeedOwner {
  readonly matchmakingId: string;
  readonly delegateId: string;
}

/** The private addresses of agendas. Each call is in a transaction of the tenant. */
export abstract class FeedAddresses {
  /** The one before, if any, is worth nothing from now on. */
  abstract put(owner: FeedOwner, tokenSha256: string): Promise<void>;
  abstract remove(owner: FeedOwner): Promise<void>;
  abstract since(owner: FeedOwner): Promise<Date | null>;
  abstract owner(tokenSha256: string): Promise<FeedOwner | null>;
}

/** An agenda under a private address, for calendars to subscribe to. */
@Injectable()
export class Feeds {
  constructor(
    private readonly transaction: Transaction,
    private readonly addresses: FeedAddresses,
    private readonly agendas: Agendas,
    private readonly clock: Clock,
  ) {}

  /** @returns the token of a new address; the old one ends. It is shown once: only its hash is kept */
  async open({ tenantId, matchmakingId }: Scope, delegateId: string): Promise<string> {
    const tenant = Buffer.from(tenantId.replaceAll('-', ''), 'hex');
    const token = Buffer.concat([tenant, randomBytes(TOKEN_BYTES)]).toString('base64url');
    await this.transaction.run(tenantId, () =>
      this.addresses.put({ matchmakingId, delegateId }, hashOf(token)),
    );
    return token;
  }

  revoke({ tenantId, matchmakingId }: Scope, delegateId: string): Promise<void> {
    return this.transaction.run(tenantId, () => this.addresses.remove({ matchmakingId, delegateId }));
  }

  since({ tenantId, matchmakingId }: Scope, delegateId: string): Promise<Date | null> {
    return this.transaction.run(tenantId, () => this.addresses.since({ matchmakingId, delegateId }));
  }

  /** @throws DomainError FEED.NOT_FOUND for every address that shows nothing, whatever the reason */
  async read(token: string): Promise<PersonalAgenda> {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== TENANT_BYTES + TOKEN_BYTES) throw notFound();
    const agenda = await this.transaction.run(tenantIn(bytes), async () => {
      const owner = await this.addresses.owner(hashOf(token));
      return owner && this.agendas.of(owner.matchmakingId, owner.delegateId);
    });
    if (!agenda || this.hasEnded(agenda)) throw notFound();
    return agenda;
  }

  private hasEnded({ meetings }: PersonalAgenda): boolean {
    const last = meetings.at(-1);
    return (
      last !== undefined &&
      new Date(last.endsAt).getTime() + ENDS_AFTER_DAYS * DAY_MS < this.clock.now().getTime()
    );
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const tenantIn = (bytes: Buffer): string =>
  bytes.toString('hex', 0, TENANT_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function notFound(): DomainError {
  return new DomainError(
    'FEED.NOT_FOUND',
    'There is no agenda under this address.\nMaybe it was replaced or ended; open a new one in Ronda.',
  );
}

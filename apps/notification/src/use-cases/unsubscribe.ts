import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Transaction } from '@ronda/persistence';
import type { GatheringFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { Letters } from './letters';
import { Links } from './links';

/** What a link leads to that refuses mails of one kind. */
export type Refusable =
  | { readonly state: 'broken' }
  | {
      readonly state: 'open' | 'refused';
      readonly recipient: Recipient;
      readonly gathering: GatheringFacts;
      readonly kind: 'reminder' | 'agenda';
    };

/** Refuses mails of the kind that a link came with. Looking changes nothing; twice is the same as once. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly links: Links,
    private readonly transaction: Transaction,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  look(token: string): Promise<Refusable> {
    return this.follow(token, false);
  }

  refuse(token: string): Promise<Refusable> {
    return this.follow(token, true);
  }

  private async follow(token: string, isWanted: boolean): Promise<Refusable> {
    const link = this.links.read('unsubscribe', token);
    if (!link || link.expiresAt <= this.clock.now()) return { state: 'broken' };
    return this.transaction.run(link.tenantId, async () => {
      const letter = await this.letters.find(link.mailId);
      if (!letter || letter.matchmakingId === null) return { state: 'broken' };
      const { content, recipient, matchmakingId } = letter;
      if (content.kind !== 'reminder' && content.kind !== 'agenda') return { state: 'broken' };
      if (isWanted) await this.letters.unsubscribe(matchmakingId, recipient.id, content.kind);
      const { gathering } = content.facts;
      return { state: isWanted ? 'refused' : 'open', recipient, gathering, kind: content.kind };
    });
  }
}

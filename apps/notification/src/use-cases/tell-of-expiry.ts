import { Injectable } from '@nestjs/common';
import type { MailDraft } from '../domain/mail';
import { Gatherings, type Guest, type RequestPair } from './gatherings';
import { MailLedger } from './mail-ledger';

interface Ended {
  readonly asked: string[];
  readonly askedBy: string[];
}

/** Tells each person in one mail which of their requests ended together without an answer. */
@Injectable()
export class TellOfExpiry {
  constructor(
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
  ) {}

  /**
   * In a transaction of the tenant. Of a request whose other side left the gathering nothing is told.
   * @param occasion names this expiry among others
   */
  async execute(
    matchmakingId: string,
    meetingRequestIds: readonly string[],
    occasion: string,
  ): Promise<void> {
    const [gathering, guests, pairs] = await Promise.all([
      this.gatherings.find(matchmakingId),
      this.gatherings.guests(matchmakingId),
      this.gatherings.pairs(matchmakingId, meetingRequestIds),
    ]);
    if (!gathering) return;
    const drafts = [...endedOf(pairs, guests)].flatMap(([{ organisation, people }, ended]) =>
      people.map((recipient): MailDraft => ({
        matchmakingId,
        recipient,
        content: { kind: 'request', facts: { event: 'expired', gathering, organisation, ...inOrder(ended) } },
        subjectKey: occasion,
        sequence: 0,
        method: 'NONE',
      })),
    );
    await this.ledger.withdrawNotices(meetingRequestIds);
    await this.ledger.add(drafts);
  }
}

function endedOf(
  pairs: readonly RequestPair[],
  guests: ReadonlyMap<string, Guest>,
): ReadonlyMap<Guest, Ended> {
  const ended = new Map<Guest, Ended>();
  const of = (guest: Guest): Ended => {
    const known = ended.get(guest) ?? { asked: [], askedBy: [] };
    ended.set(guest, known);
    return known;
  };
  for (const { fromParticipantId, toParticipantId } of pairs) {
    const [from, to] = [guests.get(fromParticipantId), guests.get(toParticipantId)];
    if (!from || !to) continue;
    of(from).asked.push(to.organisation);
    of(to).askedBy.push(from.organisation);
  }
  return ended;
}

function inOrder({ asked, askedBy }: Ended): Ended {
  return { asked: asked.toSorted(), askedBy: askedBy.toSorted() };
}

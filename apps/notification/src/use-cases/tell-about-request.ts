import { Injectable } from '@nestjs/common';
import type { RequestFacts } from '../domain/facts';
import type { MailDraft } from '../domain/mail';
import { counterpart, Gatherings, type Guest, type RequestSides } from './gatherings';
import { MailLedger } from './mail-ledger';

/** Tells the people of the other side what happened to a meeting request. */
@Injectable()
export class TellAboutRequest {
  constructor(
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
  ) {}

  /**
   * In a transaction of the tenant. Who left the gathering meanwhile is told nothing.
   * @param revision of the request when it happened: of two mails the higher is newer
   */
  async execute(
    matchmakingId: string,
    meetingRequestId: string,
    event: RequestFacts['event'],
    revision: number,
  ): Promise<void> {
    const [gathering, request] = await Promise.all([
      this.gatherings.find(matchmakingId),
      this.gatherings.request(matchmakingId, meetingRequestId),
    ]);
    if (!gathering || !request) return;
    const drafts = pairsToTell(request, event).flatMap(([told, other]) =>
      told.people.map((recipient): MailDraft => ({
        matchmakingId,
        recipient,
        content: {
          kind: 'request',
          facts: {
            gathering,
            organisation: told.organisation,
            counterpart: counterpart(other),
            event,
            message: messageOf(request, event),
          },
        },
        subjectKey: meetingRequestId,
        sequence: revision,
        method: 'NONE',
      })),
    );
    await this.ledger.add(drafts);
  }
}

/** Who is told, and of whom: the side that did not act; of a withdrawal both. */
function pairsToTell(
  { from, to }: RequestSides,
  event: RequestFacts['event'],
): [told: Guest, other: Guest][] {
  if (!from || !to) return [];
  switch (event) {
    case 'proposed':
      return [[to, from]];
    case 'accepted':
    case 'declined':
      return [[from, to]];
    case 'withdrawn':
      return [
        [from, to],
        [to, from],
      ];
  }
}

function messageOf({ message, declineReason }: RequestSides, event: RequestFacts['event']): string | null {
  if (event === 'proposed') return message;
  return event === 'declined' ? declineReason : null;
}

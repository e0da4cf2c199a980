import { Injectable } from '@nestjs/common';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';

/** Mails the link somebody asked for. */
@Injectable()
export class SendSignInLink {
  constructor(
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
  ) {}

  /** In a transaction of the tenant. A request that was used or has expired meanwhile is not there any more. */
  async execute(signInRequestId: string): Promise<void> {
    const request = await this.gatherings.signInRequest(signInRequestId);
    if (!request) return;
    await this.ledger.add([
      {
        matchmakingId: null,
        recipient: request.recipient,
        content: { kind: 'sign-in', facts: request.facts },
        subjectKey: signInRequestId,
        sequence: 0,
        method: 'NONE',
      },
    ]);
  }
}

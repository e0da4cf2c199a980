import { Injectable } from '@nestjs/common';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';
import type { IncomingMail } from './mail-reader';
import { MailRecords, type BouncedMail } from './mail-records';
import type { Taken } from './taken';

/** Notes that a mail which a server had taken did not arrive after all. */
@Injectable()
export class TakeInBounce {
  constructor(
    private readonly records: MailRecords,
    private readonly ledger: MailLedger,
    private readonly gatherings: Gatherings,
  ) {}

  /**
   * In a transaction of the tenant. A final failure marks the mail and the address, and tells the organiser; a delay
   * changes nothing. The same report again does nothing.
   * @returns null when the tenant sent no such mail
   */
  async execute(messageId: string, { report }: IncomingMail): Promise<Taken | null> {
    const bounced = await this.records.findByMessageId(messageId);
    if (!bounced) return null;
    if (!report) return { outcome: 'ignored', reason: 'NO_REPORT' };
    if (report.action !== 'failed' || !report.status.startsWith('5.'))
      return { outcome: 'ignored', reason: 'DELIVERY_DELAYED' };
    const said = `${report.status} ${report.diagnostic}`.trim().slice(0, 500);
    const isNew = await this.records.markBounced(bounced.id, said);
    if (!isNew) return { outcome: 'duplicate', reason: 'SAME_BOUNCE' };
    await this.records.suppress(bounced.address, said);
    await this.tellOrganiser(bounced, said);
    return { outcome: 'applied', reason: null };
  }

  private async tellOrganiser(
    { matchmakingId, recipientId, name, address, kind }: BouncedMail,
    message: string,
  ): Promise<void> {
    if (matchmakingId === null || kind === 'notice') return;
    const gathering = await this.gatherings.find(matchmakingId);
    const desk = await this.gatherings.desk(matchmakingId);
    if (!gathering || !desk) return;
    const person = { name, address };
    const facts = {
      gathering,
      event: 'bounced',
      person,
      meeting: null,
      message,
      proposed: null,
      isFreed: false,
    } as const;
    await this.ledger.add([
      {
        matchmakingId,
        recipient: desk,
        content: { kind: 'notice', facts },
        // Once for each address: every mail to it will bounce.
        subjectKey: `bounce/${recipientId}/${address}`,
        sequence: 0,
        method: 'NONE',
      },
    ]);
  }
}

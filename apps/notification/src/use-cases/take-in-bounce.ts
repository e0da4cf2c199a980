import { Injectable } from '@nestjs/common';
import type { IncomingMail } from './mail-reader';
import { MailRecords } from './mail-records';
import { SuppressAddress } from './suppress-address';
import type { Taken } from './taken';

/** Notes that a mail which a server had taken did not arrive after all. */
@Injectable()
export class TakeInBounce {
  constructor(
    private readonly records: MailRecords,
    private readonly suppressAddress: SuppressAddress,
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
    await this.suppressAddress.execute(bounced, said);
    return { outcome: 'applied', reason: null };
  }
}

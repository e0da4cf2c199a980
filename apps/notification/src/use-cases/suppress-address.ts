import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { AddressHashes } from './address-hashes';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';
import { MailRecords, type BouncedMail } from './mail-records';

/** Keeps further mail from an address that refuses it for good, and tells the organiser, once for each address. */
@Injectable()
export class SuppressAddress {
  constructor(
    private readonly transaction: Transaction,
    private readonly records: MailRecords,
    private readonly ledger: MailLedger,
    private readonly gatherings: Gatherings,
    private readonly addressHashes: AddressHashes,
  ) {}

  /** After a server refused the address of this mail at the door. */
  async ofRefusedMail(tenantId: string, messageId: string, said: string): Promise<void> {
    await this.transaction.run(tenantId, async () => {
      const refused = await this.records.findByMessageId(messageId);
      if (refused) await this.execute(refused, said);
    });
  }

  /** In a transaction of the tenant. */
  async execute(mail: BouncedMail, said: string): Promise<void> {
    await this.records.suppress(mail.address, said);
    await this.tellOrganiser(mail, said);
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
        subjectKey: `bounce/${recipientId}/${this.addressHashes.of(address)}`,
        sequence: 0,
        method: 'NONE',
      },
    ]);
  }
}

import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { Config } from '@ronda/config';
import { MailOwners } from './mail-owners';
import { MailboxController } from './mailbox.controller';
import { MailboxServer } from './mailbox-server';

/** The local mailbox and the pages that show to each institution its own mails. */
@Module({
  controllers: [MailboxController],
  providers: [
    { provide: MailboxServer, inject: [Config], useFactory: (config: Config) => MailboxServer.start(config) },
  ],
  exports: [MailboxServer],
})
export class MailboxModule {
  static with(owners: Omit<FactoryProvider<MailOwners>, 'provide'>): DynamicModule {
    return { module: MailboxModule, providers: [{ ...owners, provide: MailOwners }] };
  }
}

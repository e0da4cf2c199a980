export { MailOwners } from './mail-owners';
export { MailboxModule } from './mailbox.module';
export { MailboxServer } from './mailbox-server';

export { LocalMailbox } from './local-mailbox';
export { MailFolder, type StoredMail } from './mail-folder';
export { readMail, type MailAttachment, type ReadableMail } from './read-mail';
export { SmtpListener, type Fault, type ReceivedMail, type SmtpListenerOptions } from './smtp-listener';
export { SmtpSink } from './smtp-sink';

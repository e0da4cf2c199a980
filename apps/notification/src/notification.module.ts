import { Module } from '@nestjs/common';
import { newestZones, ZoneData } from '@ronda/calendar';
import { Config, newerZoneFiles } from '@ronda/config';
import { MailboxModule, MailboxServer } from '@ronda/mailbox-page';
import { MessagingModule } from '@ronda/messaging';
import {
  databaseOf,
  PersistenceModule,
  transactionOf,
  type Database,
  type Transaction,
} from '@ronda/persistence';
import { migrations } from '../migrations';
import { AgendasController } from './http/agendas.controller';
import { AnswersController } from './http/answers.controller';
import { InboundMailsController } from './http/inbound-mails.controller';
import { LinksController } from './http/links.controller';
import { MailsController } from './http/mails.controller';
import { ImapInbox } from './inbound/imap-inbox';
import { MimeMailReader } from './inbound/mime-mail-reader';
import { SmtpInbox } from './inbound/smtp-inbox';
import { AnnouncePublishedSchedule } from './jobs/announce-published-schedule.handler';
import { ErasePersonFromMails } from './jobs/erase-person-from-mails.handler';
import { FinishErasures } from './jobs/finish-erasures.sweep';
import { MailWorker } from './jobs/mail-worker';
import { RemindPeopleSweep } from './jobs/remind-people.sweep';
import { ResumeMail } from './jobs/resume-mail.sweep';
import { SendLinkWhenSignInIsRequested } from './jobs/send-link-when-sign-in-is-requested.handler';
import { TellOfRequestsThatExpired } from './jobs/tell-of-requests-that-expired.handler';
import { TellOtherSideOfRequest } from './jobs/tell-other-side-of-request.handler';
import { WelcomeWhenParticipantIsAdmitted } from './jobs/welcome-when-participant-is-admitted.handler';
import { HmacAddressHashes } from './mail/hmac-address-hashes';
import { HmacLinks } from './mail/hmac-links';
import { LetterRenderer } from './mail/letter-renderer';
import { HmacReplyAddresses } from './mail/reply-addresses';
import { SmtpTransport } from './mail/smtp-transport';
import { LinkPages } from './pages/link-pages';
import { Papers } from './pages/papers';
import { PostgresAgendaVersions } from './persistence/postgres-agenda-versions';
import { PostgresAnswers } from './persistence/postgres-answers';
import { PostgresErasures } from './persistence/postgres-erasures';
import { LedgerMailOwners } from './persistence/ledger-mail-owners';
import { PostgresFeedAddresses } from './persistence/postgres-feed-addresses';
import { PostgresGatherings } from './persistence/postgres-gatherings';
import { PostgresLetters } from './persistence/postgres-letters';
import { PostgresMailLedger } from './persistence/postgres-mail-ledger';
import { PostgresMailPolicies } from './persistence/postgres-mail-policies';
import { PostgresMailQueue } from './persistence/postgres-mail-queue';
import { PostgresMailRecords } from './persistence/postgres-mail-records';
import { AddressHashes } from './use-cases/address-hashes';
import { Admission } from './use-cases/admission';
import { Agendas, AgendaVersions } from './use-cases/agendas';
import { AnnounceSchedule } from './use-cases/announce-schedule';
import { AnswerByLink } from './use-cases/answer-by-link';
import { AnswerInApp } from './use-cases/answer-in-app';
import { Answers } from './use-cases/answers';
import { BrowseMail } from './use-cases/browse-mail';
import { ChangeMailPolicy } from './use-cases/change-mail-policy';
import { CheckPaper } from './use-cases/check-paper';
import { DeclineProposal } from './use-cases/decline-proposal';
import { DeliverMail } from './use-cases/deliver-mail';
import { ErasePerson } from './use-cases/erase-person';
import { Erasures } from './use-cases/erasures';
import { FeedAddresses, Feeds } from './use-cases/feeds';
import { Gatherings } from './use-cases/gatherings';
import { Letters } from './use-cases/letters';
import { Links } from './use-cases/links';
import { MailLedger } from './use-cases/mail-ledger';
import { MailMetrics } from './use-cases/mail-metrics';
import { MailPolicies } from './use-cases/mail-policies';
import { MailQueue } from './use-cases/mail-queue';
import { MailReader } from './use-cases/mail-reader';
import { MailRecords } from './use-cases/mail-records';
import { MailRenderer, MailTransport } from './use-cases/mail-transport';
import { MailWaiting } from './use-cases/mail-waiting';
import { ReadPapers } from './use-cases/read-papers';
import { RecordAnswer } from './use-cases/record-answer';
import { ReleaseSuppressed } from './use-cases/release-suppressed';
import { RemindPeople } from './use-cases/remind-people';
import { ReplyAddresses } from './use-cases/reply-addresses';
import { ResendMail } from './use-cases/resend-mail';
import { SendSignInLink } from './use-cases/send-sign-in-link';
import { SuppressAddress } from './use-cases/suppress-address';
import { TakeInBounce } from './use-cases/take-in-bounce';
import { TakeInMail } from './use-cases/take-in-mail';
import { TellAboutRequest } from './use-cases/tell-about-request';
import { TellOfExpiry } from './use-cases/tell-of-expiry';
import { Unsubscribe } from './use-cases/unsubscribe';
import { WelcomeParticipant } from './use-cases/welcome-participant';

const useCases = [
  Admission,
  Agendas,
  AnnounceSchedule,
  AnswerByLink,
  AnswerInApp,
  BrowseMail,
  ChangeMailPolicy,
  CheckPaper,
  DeclineProposal,
  DeliverMail,
  ErasePerson,
  Feeds,
  MailMetrics,
  MailWaiting,
  ReadPapers,
  RecordAnswer,
  RemindPeople,
  ReleaseSuppressed,
  ResendMail,
  SendSignInLink,
  SuppressAddress,
  TakeInBounce,
  TakeInMail,
  TellAboutRequest,
  TellOfExpiry,
  Unsubscribe,
  WelcomeParticipant,
];

const inboxes = [ImapInbox, SmtpInbox];
const pages = [LinkPages, Papers];

const handlers = [
  AnnouncePublishedSchedule,
  ErasePersonFromMails,
  FinishErasures,
  RemindPeopleSweep,
  ResumeMail,
  SendLinkWhenSignInIsRequested,
  TellOfRequestsThatExpired,
  TellOtherSideOfRequest,
  WelcomeWhenParticipantIsAdmitted,
];

const ports = [
  { provide: AddressHashes, useClass: HmacAddressHashes },
  { provide: AgendaVersions, useClass: PostgresAgendaVersions },
  { provide: Answers, useClass: PostgresAnswers },
  { provide: Erasures, useClass: PostgresErasures },
  { provide: FeedAddresses, useClass: PostgresFeedAddresses },
  { provide: Gatherings, useClass: PostgresGatherings },
  { provide: Letters, useClass: PostgresLetters },
  { provide: Links, useClass: HmacLinks },
  { provide: MailLedger, useClass: PostgresMailLedger },
  { provide: MailPolicies, useClass: PostgresMailPolicies },
  { provide: MailQueue, useClass: PostgresMailQueue },
  { provide: MailReader, useClass: MimeMailReader },
  { provide: MailRecords, useClass: PostgresMailRecords },
  { provide: MailRenderer, useClass: LetterRenderer },
  { provide: ReplyAddresses, useClass: HmacReplyAddresses },
  { provide: ZoneData, useFactory: () => newestZones(newerZoneFiles()) },
  {
    provide: MailTransport,
    inject: [Config, MailboxServer, ReplyAddresses],
    useFactory: (config: Config, mailbox: MailboxServer, addresses: ReplyAddresses) =>
      new SmtpTransport({
        url: mailbox.url ?? requireSmtpUrl(config),
        domain: config.mail.domain,
        returnPath: (messageId) => addresses.returnPath(messageId),
      }),
  },
];

@Module({
  imports: [
    PersistenceModule.forService('notification', { entities: [], migrations }),
    MessagingModule.forService('notification'),
    MailboxModule.with({
      inject: [transactionOf('notification'), databaseOf('notification')],
      useFactory: (transaction: Transaction, database: Database) =>
        new LedgerMailOwners(transaction, database),
    }),
  ],
  controllers: [
    AgendasController,
    AnswersController,
    InboundMailsController,
    LinksController,
    MailsController,
  ],
  providers: [MailWorker, ...useCases, ...handlers, ...inboxes, ...pages, ...ports],
})
export class NotificationModule {}

function requireSmtpUrl(config: Config): string {
  if (config.mail.smtpUrl !== null) return config.mail.smtpUrl;
  throw new Error('SMTP_URL is not set.\nMaybe MAIL_TRANSPORT=mailbox was meant.');
}

import { Module, type DynamicModule } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Config } from '@ronda/config';
import type { ServiceName } from '@ronda/domain';
import { databaseOf, transactionOf, type Database, type Transaction } from '@ronda/persistence';
import { MessageMetrics, NoMessageMetrics } from './message-metrics';
import { Outbox } from './outbox';
import { QueueConnection } from './queue-connection';
import { ServiceMessaging } from './service-messaging';
import { ServiceOutbox } from './service-outbox';

/** One connection to the queue a process, whatever the number of its services. */
@Module({ providers: [QueueConnection], exports: [QueueConnection] })
export class QueueModule {}

const moduleByService = new Map<ServiceName, DynamicModule>();

/**
 * Outbox, relay, inbox, sweeper and worker of one service. Handlers and sweeps must be providers of a module that
 * imports this one directly. Exports `Outbox`.
 * @example imports: [MessagingModule.forService('scheduling')]
 */
@Module({})
export class MessagingModule {
  /** The same object each time: two would be two workers. */
  static forService(service: ServiceName): DynamicModule {
    const module = moduleByService.get(service) ?? build(service);
    moduleByService.set(service, module);
    return module;
  }
}

function build(service: ServiceName): DynamicModule {
  const module: DynamicModule = {
    module: MessagingModule,
    imports: [QueueModule],
    providers: [
      {
        provide: ServiceMessaging,
        inject: [
          Config,
          ModulesContainer,
          QueueConnection,
          databaseOf(service),
          transactionOf(service),
          { token: MessageMetrics, optional: true },
        ],
        useFactory: (
          config: Config,
          modules: ModulesContainer,
          connection: QueueConnection,
          database: Database,
          transaction: Transaction,
          metrics: MessageMetrics | undefined,
        ) =>
          new ServiceMessaging(service, {
            config,
            modules,
            connection,
            database,
            transaction,
            metrics: metrics ?? new NoMessageMetrics(),
          }),
      },
      {
        provide: Outbox,
        inject: [databaseOf(service), ServiceMessaging],
        useFactory: (database: Database, messaging: ServiceMessaging) =>
          new ServiceOutbox(service, database, () => {
            messaging.wake();
          }),
      },
    ],
    exports: [Outbox],
  };
  return module;
}

import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '@ronda/config';
import type { ServiceName } from '@ronda/domain';
import { atMost, Readiness } from '@ronda/observability';
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';
import { Database } from './database';
import { openDataSource } from './data-source';
import { RunningTransactions } from './running-transactions';
import { ServiceTransaction } from './service-transaction';
import { refuseOutdatedSchema, refuseUnboundRole, refuseUnsafeServer } from './start-checks';
import { databaseOf, transactionOf } from './tokens';

export interface ServiceDatabaseOptions {
  readonly entities: readonly (EntitySchema | (new () => object))[];
  /** All of the service's migrations: it refuses to start on a schema that lacks one. */
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** A server that is silent is told of the end no longer than this. */
const CLOSE_MS = 2_000;

const connectionOf = (service: ServiceName): string => `Connection of ${service}`;

/** The open data source of one service and who runs in which of its transactions. */
class ServiceConnection implements OnApplicationShutdown {
  readonly transactions = new RunningTransactions();

  constructor(readonly dataSource: DataSource) {}

  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await atMost(CLOSE_MS, this.dataSource.destroy());
  }
}

/** Global, under tokens that name the service, so that libraries reach the database of the service they serve. */
@Module({})
export class ServiceDatabaseModule {
  static of(service: ServiceName, options: ServiceDatabaseOptions): DynamicModule {
    const connection = connectionOf(service);
    return {
      module: ServiceDatabaseModule,
      global: true,
      providers: [
        {
          provide: connection,
          inject: [Config, { token: Readiness, optional: true }],
          useFactory: async (config: Config, readiness?: Readiness) => {
            const opened = await connect(config, service, options);
            readiness?.add({ name: `${service} database`, check: () => opened.ping() });
            return opened;
          },
        },
        {
          provide: databaseOf(service),
          inject: [connection],
          useFactory: ({ dataSource, transactions }: ServiceConnection) =>
            new Database(transactions, dataSource),
        },
        {
          provide: transactionOf(service),
          inject: [connection],
          useFactory: ({ dataSource, transactions }: ServiceConnection) =>
            new ServiceTransaction(dataSource, transactions),
        },
      ],
      exports: [databaseOf(service), transactionOf(service)],
    };
  }
}

async function connect(
  config: Config,
  service: ServiceName,
  options: ServiceDatabaseOptions,
): Promise<ServiceConnection> {
  const dataSource = await openDataSource(config, service, options.entities);
  try {
    if (config.environment !== 'test') await refuseUnsafeServer(dataSource);
    await refuseUnboundRole(dataSource);
    await refuseOutdatedSchema(dataSource, service, options.migrations);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return new ServiceConnection(dataSource);
}

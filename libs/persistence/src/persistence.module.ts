import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@ronda/domain';
import { Audit, DatabaseAudit } from './audit';
import { Database } from './database';
import { Sealer } from './sealer';
import { ServiceDatabaseModule, type ServiceDatabaseOptions } from './service-database.module';
import { databaseOf, transactionOf } from './tokens';
import { Transaction } from './transaction';

/**
 * A service's own database: its data source under its own role. Exports `Transaction`, `Database`, `Audit`,
 * `Sealer`.
 * @example imports: [PersistenceModule.forService('scheduling', { entities, migrations })]
 */
@Module({})
export class PersistenceModule {
  static forService(service: ServiceName, options: ServiceDatabaseOptions): DynamicModule {
    return {
      module: PersistenceModule,
      imports: [ServiceDatabaseModule.of(service, options)],
      providers: [
        { provide: Transaction, useExisting: transactionOf(service) },
        { provide: Database, useExisting: databaseOf(service) },
        { provide: Audit, useClass: DatabaseAudit },
        Sealer,
      ],
      exports: [Transaction, Database, Audit, Sealer],
    };
  }
}

import { Injectable, type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { ModuleRef } from '@nestjs/core';
import { SERVICES, type ServiceName } from '@ronda/domain';
import { databaseOf, transactionOf, type Database, type Transaction } from '@ronda/persistence';
import { DatabaseAccessDirectory, type AccessDirectory } from '../access/access-directory';
import { DatabaseIdempotencyKeys, type IdempotencyKeys } from '../idempotency/idempotency-keys';

/** What the routes of one service stand on: its own database role, also where several share a process. */
export interface ServiceHttp {
  readonly transaction: Transaction;
  readonly directory: AccessDirectory;
  readonly idempotencyKeys: IdempotencyKeys;
}

/** Finds what the routes of a controller stand on: `@Controller('scheduling')` is scheduling's. */
@Injectable()
export class ServiceRegistry {
  private readonly known = new Map<ServiceName, ServiceHttp>();

  constructor(private readonly moduleRef: ModuleRef) {}

  /** Those of the controller's service; for a controller of none, such as the queue board, of any that is here. */
  of(controller: Type): ServiceHttp {
    const own = serviceOfController(controller);
    for (const service of own ? [own] : SERVICES) {
      const found = this.known.get(service) ?? this.open(service);
      if (found) return found;
    }
    throw new Error(
      `${controller.name} has no database to look up sessions with.\n` +
        `Maybe PersistenceModule.forService('${own ?? 'registration'}') is not imported in this process.`,
    );
  }

  private open(service: ServiceName): ServiceHttp | null {
    const database = this.find(databaseOf(service)) as Database | null;
    const transaction = this.find(transactionOf(service)) as Transaction | null;
    if (!database || !transaction) return null;
    const opened = {
      transaction,
      directory: new DatabaseAccessDirectory(database, transaction),
      idempotencyKeys: new DatabaseIdempotencyKeys(database),
    };
    this.known.set(service, opened);
    return opened;
  }

  private find(token: string): unknown {
    try {
      return this.moduleRef.get<unknown>(token, { strict: false });
    } catch {
      return null; // Nest throws where nobody provides it
    }
  }
}

/** The service that a controller's path begins with; null when it begins with none. */
export function serviceOfController(controller: Type): ServiceName | null {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, controller);
  const first = (Array.isArray(path) ? String(path[0]) : String(path)).split('/').find((part) => part !== '');
  return SERVICES.find((service) => service === first) ?? null;
}

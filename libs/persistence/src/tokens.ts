import type { ServiceName } from '@ronda/domain';

/*
 * Several services live in one process, each with its own connections. Inside a service `Transaction` and
 * `Database` are its own; libraries that serve a service from a module of their own use these tokens.
 */
export const transactionOf = (service: ServiceName): string => `Transaction of ${service}`;
export const databaseOf = (service: ServiceName): string => `Database of ${service}`;

import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '@ronda/config';
import { buildApp } from '@ronda/http';
import type { TestDatabase } from '@ronda/testing';
import { serviceMigrations, serviceModules } from '../../../apps/platform/src/services';
import { configFor, platformDatabase } from '../platform-database';

/** A database with every service's schema. */
export function wholeDatabase(): Promise<TestDatabase> {
  return platformDatabase('platform', serviceMigrations);
}

/** All services in this process, not yet listening. */
export function platformApp(
  database: TestDatabase,
  settings: Environment = {},
): Promise<NestExpressApplication> {
  const config = configFor(database.url, { LOG_LEVEL: 'fatal', ...settings });
  return buildApp(serviceModules, { config, program: 'platform' });
}

import type { ServiceName } from '@ronda/domain';
import type { Config } from './config';

type DatabaseSetting =
  | 'REGISTRATION_DATABASE_URL'
  | 'MEETING_REQUEST_DATABASE_URL'
  | 'SCHEDULING_DATABASE_URL'
  | 'NOTIFICATION_DATABASE_URL';

/** The setting that holds a service's database address: `MEETING_REQUEST_DATABASE_URL`. */
export function databaseSetting(service: ServiceName): DatabaseSetting {
  return SETTING[service];
}

const SETTING: Readonly<Record<ServiceName, DatabaseSetting>> = {
  registration: 'REGISTRATION_DATABASE_URL',
  'meeting-request': 'MEETING_REQUEST_DATABASE_URL',
  scheduling: 'SCHEDULING_DATABASE_URL',
  notification: 'NOTIFICATION_DATABASE_URL',
};

/** @throws Error naming the setting when the process was started without it */
export function requireDatabaseUrl(config: Config, service: ServiceName): string {
  const url = config.databases.urls[service];
  if (url !== undefined) return url;
  throw new Error(
    `${databaseSetting(service)} is not set, and ${service} runs in this process.\n` +
      'Maybe the embedded PostgreSQL was not started, or this process was meant to run other services.',
  );
}

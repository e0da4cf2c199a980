export {
  Config,
  type ConfigValues,
  type DatabaseConfig,
  type HttpConfig,
  type LogLevel,
  type MailConfig,
  type QueueBackend,
  type QueueConfig,
  type RateLimits,
  type RondaEnvironment,
} from './config';
export { ConfigModule } from './config.module';
export { databaseSetting, requireDatabaseUrl } from './database-url';
export { InvalidSettings, type SettingProblem } from './invalid-settings';
export { configOfProgram } from './config-of-program';
export { loadConfig, type Environment, type LoadConfigOptions } from './load-config';
export { SystemClock } from './system-clock';
export { newerZoneFiles, systemZoneFiles, type ZoneFiles } from './zone-files';

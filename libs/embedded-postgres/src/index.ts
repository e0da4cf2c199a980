export { PostgresFailure } from './postgres-failure';
export {
  attachEmbeddedPostgres,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedPostgres,
  type StartOptions,
} from './embedded-postgres';
export { findFreePort, isPortFree } from './port';

export { Clock } from './clock';
export { DomainError, type ErrorDetails } from './domain-error';
export { LANGUAGES, type Language } from './language';
export { REGIONS, type Region } from './region';
export { SERVICES, schemaOf, type ServiceName } from './service-name';
export { RevisionMismatch, requireRevision } from './revision';

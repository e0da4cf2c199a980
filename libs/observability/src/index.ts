export { atMost } from './at-most';
export {
  activeCorrelation,
  correlationFrom,
  currentCorrelation,
  runWithCorrelation,
  type Correlation,
} from './correlation';
export { createLogger, type LoggerOptions } from './logger';
export { Metrics } from './metrics';
export { NestLogger } from './nest-logger';
export { ObservabilityModule } from './observability.module';
export { Readiness, type ReadinessCheck, type ReadinessReport } from './readiness';
export { redact, redactText } from './redaction';
export { closeOnSignal, type Closable, type ShutdownOptions } from './shutdown';

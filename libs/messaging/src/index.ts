export { Handles, type HandlerOptions } from './handles';
export { MessageMetrics } from './message-metrics';
export { MessagingModule, QueueModule } from './messaging.module';
export { migrateQueue } from './migrate-queue';
export { Outbox } from './outbox';
export { QueueConnection, type MessageQueue } from './queue-connection';
export { Sweeps, type Sweep } from './sweeps';

export { type MessageDefinition, type RetryPolicy, type Service } from './message-definition';
export { messages, type Envelope, type MessageData, type MessageName } from './messages';
export { type ViewDefinition } from './view-definition';
export { views, type ViewName, type ViewRow } from './views';

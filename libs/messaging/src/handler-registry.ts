import { messages, type Envelope, type MessageName } from '@ronda/contracts';
import type { ServiceName } from '@ronda/domain';
import { handlerMark, type HandlerMark } from './handles';

/** A marked method, bound to its provider. */
export interface MessageHandler extends HandlerMark {
  /** "ReleaseMeeting.handle", for errors and logs. */
  readonly place: string;
  readonly handle: (data: Envelope['data'], envelope: Envelope) => Promise<void>;
}

/** Exactly one handler for each message addressed to a service. */
export class HandlerRegistry {
  private readonly byName = new Map<MessageName, MessageHandler>();

  /**
   * @param providers the instances of the service's modules
   * @throws Error that lists every message without a handler, with two, or of another service
   */
  constructor(service: ServiceName, providers: readonly object[]) {
    const problems: string[] = [];
    for (const handler of providers.flatMap(handlersOf)) {
      const { name, place } = handler;
      const other = this.byName.get(name);
      if (other) problems.push(`"${name}" has two handlers: ${other.place} and ${place}; keep one.`);
      if (!isFor(service, name))
        problems.push(`${place} handles "${name}", which is not addressed to ${service}.`);
      this.byName.set(name, handler);
    }
    for (const name of messagesTo(service)) if (!this.byName.has(name)) problems.push(missing(service, name));
    if (problems.length > 0) {
      throw new Error(
        `The messages of ${service} and their handlers do not fit:\n  ${problems.join('\n  ')}`,
      );
    }
  }

  find(name: MessageName): MessageHandler | undefined {
    return this.byName.get(name);
  }
}

function messagesTo(service: ServiceName): MessageName[] {
  return (Object.keys(messages) as MessageName[]).filter((name) => isFor(service, name));
}

function isFor(service: ServiceName, name: MessageName): boolean {
  return (messages[name].to as readonly ServiceName[]).includes(service);
}

function missing(service: ServiceName, name: MessageName): string {
  return (
    `"${name}" is addressed to ${service} and nothing handles it. Maybe write, in a provider of its module:\n` +
    `    @Handles('${name}') async handle(data: MessageData<'${name}'>): Promise<void> { … }`
  );
}

function handlersOf(provider: object): MessageHandler[] {
  const prototype: unknown = Object.getPrototypeOf(provider);
  if (typeof prototype !== 'object' || prototype === null) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([key, { value }]) => {
    if (typeof value !== 'function') return [];
    const mark = handlerMark(value as object);
    if (!mark) return [];
    const handle = (value as MessageHandler['handle']).bind(provider);
    return [{ ...mark, handle, place: `${provider.constructor.name}.${key}` }];
  });
}

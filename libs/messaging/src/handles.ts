import 'reflect-metadata';
import type { Envelope, MessageData, MessageName } from '@ronda/contracts';

export interface HandlerOptions {
  /**
   * Long work that opens transactions of its own. It must be idempotent by itself: the inbox row is written after
   * it, so a crash in between runs it again.
   */
  readonly ownTransactions?: boolean;
}

export interface HandlerMark {
  readonly name: MessageName;
  readonly ownTransactions: boolean;
}

type HandlerMethod<N extends MessageName> = (data: MessageData<N>, envelope: Envelope<N>) => Promise<void>;

const MARK = Symbol('ronda.handles');

/**
 * Marks the one method of this service that handles a message; the data parameter must be of the message's type.
 * The method runs in a transaction of `envelope.tenantId` that has already written the inbox row.
 * @example
 * @Handles('meeting-request.withdrawn@1')
 * async handle(data: MessageData<'meeting-request.withdrawn@1'>): Promise<void> {
 *   await this.releaseMeeting.execute(data.meetingRequestId);
 * }
 */
export function Handles<N extends MessageName>(name: N, options: HandlerOptions = {}) {
  return <M extends HandlerMethod<N>>(
    _target: object,
    _key: string | symbol,
    method: TypedPropertyDescriptor<M>,
  ): void => {
    const mark: HandlerMark = { name, ownTransactions: options.ownTransactions ?? false };
    Reflect.defineMetadata(MARK, mark, method.value as object);
  };
}

/** The mark that `@Handles` left on a method; undefined on any other. */
export function handlerMark(method: object): HandlerMark | undefined {
  return Reflect.getMetadata(MARK, method) as HandlerMark | undefined;
}

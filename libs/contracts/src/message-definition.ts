import type { z } from 'zod';

/** The services, repeated here as types because contracts import nothing of ours. */
export type Service = 'registration' | 'meeting-request' | 'scheduling' | 'notification';

/** `quick` for effects of milliseconds, `patient` for work of minutes. libs/messaging gives them numbers. */
export type RetryPolicy = 'quick' | 'patient';

export interface MessageDefinition {
  /** The service whose outbox it leaves. */
  readonly from: Service;
  /** The services that handle it; each must have exactly one handler. */
  readonly to: readonly Service[];
  readonly retry: RetryPolicy;
  /** Ids and numbers only: no name, no address, no token. */
  readonly data: z.ZodObject;
}

/** Declares every message once; the names become the type `MessageName`. */
export function defineMessages<const T extends Record<`${string}@${number}`, MessageDefinition>>(
  messages: T,
): T {
  return messages;
}

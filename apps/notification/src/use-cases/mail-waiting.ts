/** Told that mail of a tenant waits to be sent; whoever sends then looks. Losing a ring costs a sweep's delay. */
export abstract class MailWaiting {
  abstract ring(tenantId: string): void;
}

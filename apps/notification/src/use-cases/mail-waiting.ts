import { Injectable } from '@nestjs/common';

/** Told that mail of a tenant waits to be sent; whoever sends then looks. Losing a ring costs a sweep's delay. */
@Injectable()
export class MailWaiting {
  private readonly listeners: ((tenantId: string) => void)[] = [];

  ring(tenantId: string): void {
    for (const listener of this.listeners) listener(tenantId);
  }

  onRing(listener: (tenantId: string) => void): void {
    this.listeners.push(listener);
  }
}

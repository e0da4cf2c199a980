import type { Stretch } from './scope';

/** An institution known to a tenant; it may take part in many gatherings. */
export interface Organisation {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
}

export abstract class Organisations {
  /** By name, whatever its capitals; those unknown are added. In the order asked for. */
  abstract findOrAdd(tenantId: string, names: readonly string[]): Promise<Organisation[]>;
  abstract list(tenantId: string, stretch: Stretch): Promise<Organisation[]>;
}

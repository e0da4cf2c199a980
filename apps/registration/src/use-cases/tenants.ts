export interface Tenant {
  readonly id: string;
  readonly name: string;
}

export abstract class Tenants {
  abstract add(tenant: Tenant): Promise<void>;
  abstract list(): Promise<Tenant[]>;
}

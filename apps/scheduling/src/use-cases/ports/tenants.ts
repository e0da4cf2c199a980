/** The institutions of this installation, for work that goes tenant by tenant. */
export abstract class Tenants {
  abstract all(): Promise<string[]>;
}

/** The institutions of this installation, for work that concerns them all. */
export abstract class Tenants {
  /** Opens a transaction of its own. */
  abstract all(): Promise<string[]>;
}

/** One place where a person takes part: a delegate of a participant in a gathering. */
export interface DelegateIdentity {
  readonly tenantId: string;
  readonly matchmakingId: string;
  readonly matchmakingName: string;
  readonly participantId: string;
  readonly participantName: string;
  readonly delegateId: string;
  readonly name: string;
  /** Null until the person first acted on a mail to the address. */
  readonly verifiedAt: Date | null;
}

/** The port to the delegates as people who sign in. */
export abstract class DelegatesOfAddress {
  /** Everywhere the address may sign in, across tenants; open gatherings first. Opens transactions of the tenants. */
  abstract find(addressSha256: string): Promise<DelegateIdentity[]>;
  /**
   * The delegate, whose participant cannot leave until the transaction ends: what is opened for one who is just
   * leaving would outlast the departure. Waits for a departure under way, and is null then.
   */
  abstract hold(
    tenantId: string,
    matchmakingId: string,
    delegateId: string,
  ): Promise<DelegateIdentity | null>;
  abstract addressOf(delegateId: string): Promise<string | null>;
}

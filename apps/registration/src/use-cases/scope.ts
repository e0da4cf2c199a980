/** One gathering of one tenant: everything below it is looked up through both. */
export interface Scope {
  readonly tenantId: string;
  readonly matchmakingId: string;
}

/** Who does something; null where nobody is signed in. */
export interface Actor {
  readonly userId: string | null;
  /** The organiser behind an impersonation. */
  readonly impersonatorId: string | null;
  /** The participant that a delegate acts for; null for organisers. */
  readonly participantId: string | null;
}

/** Nobody signed in, or Ronda itself. */
export const NOBODY: Actor = { userId: null, impersonatorId: null, participantId: null };

/** A stretch of a list in its own order, after the thing with that id. */
export interface Stretch {
  readonly after: string | null;
  readonly limit: number;
}

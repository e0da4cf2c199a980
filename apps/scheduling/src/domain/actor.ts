/** Who caused a change; both null when Ronda did. Written to the audit, ids only. */
export interface Actor {
  readonly userId: string | null;
  /** The organiser behind an impersonation. */
  readonly impersonatorId: string | null;
}

/** Handlers and sweeps act as this. */
export const SYSTEM: Actor = { userId: null, impersonatorId: null };

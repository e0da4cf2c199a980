export type SignInRole = 'platform-admin' | 'organiser' | 'co-organiser' | 'participant';

export interface SessionLimits {
  /** Ends when unused for so long. */
  readonly idleMs: number;
  /** Ends in any case. */
  readonly totalMs: number;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

const STAFF: SessionLimits = { idleMs: 8 * HOUR_MS, totalMs: 7 * DAY_MS };
const PARTICIPANT: SessionLimits = { idleMs: 72 * HOUR_MS, totalMs: 14 * DAY_MS };
/** Long enough to see what a delegate sees, too short to be forgotten. */
const IMPERSONATION: SessionLimits = { idleMs: HOUR_MS / 2, totalMs: HOUR_MS / 2 };

export function limitsOf(role: SignInRole, isImpersonated: boolean): SessionLimits {
  if (isImpersonated) return IMPERSONATION;
  return role === 'participant' ? PARTICIPANT : STAFF;
}

export const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

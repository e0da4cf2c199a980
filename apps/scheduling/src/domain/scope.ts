/** The one gathering of one tenant that everything here belongs to. */
export interface Scope {
  readonly tenantId: string;
  readonly matchmakingId: string;
}

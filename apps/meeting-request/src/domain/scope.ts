/** The one gathering of one tenant that a request, a veto or a window belongs to. */
export interface MatchmakingScope {
  readonly tenantId: string;
  readonly matchmakingId: string;
}

export interface SignInRequest {
  readonly id: string;
  readonly tenantId: string;
  readonly matchmakingId: string;
  readonly participantId: string;
  readonly delegateId: string;
  readonly device: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

export interface RequestSecrets {
  readonly tokenSha256: string;
  readonly sealedToken: string;
  readonly nonceSha256: string;
  readonly codeSha256: string;
}

export interface TriedRequest extends SignInRequest {
  readonly codeSha256: string;
  readonly triesLeft: number;
}

/** The port to the links that were asked for. */
export abstract class SignInRequests {
  abstract add(request: SignInRequest, secrets: RequestSecrets): Promise<void>;
  /** Unused and not expired. */
  abstract findOpen(tokenSha256: string, now: Date): Promise<SignInRequest | null>;
  /** Uses it up. @returns null when it is used, expired or of another browser: of many at once one succeeds */
  abstract take(tokenSha256: string, nonceSha256: string, now: Date): Promise<SignInRequest | null>;
  abstract takeById(id: string, now: Date): Promise<boolean>;
  /** Counts one try against every open request of this browser and gives those that had tries left. */
  abstract tryCode(nonceSha256: string, mostTries: number, now: Date): Promise<TriedRequest[]>;
  /** Forgets the tokens of those used or expired, and whole requests after a day. */
  abstract forget(now: Date): Promise<void>;
}

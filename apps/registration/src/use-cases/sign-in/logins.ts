import type { Language } from '@ronda/domain';
import type { SignInRole } from '../../domain/sign-in/session-limits';

/** How somebody with a password signs in. */
export interface Login {
  readonly userId: string;
  readonly tenantId: string | null;
  readonly role: Exclude<SignInRole, 'participant'>;
  readonly matchmakingIds: readonly string[] | null;
  readonly passwordHash: string | null;
  /** Sealed; null without a second factor. */
  readonly totpSecret: string | null;
  readonly hasSecondFactor: boolean;
}

/** The person behind a login of an institution. */
export interface Member {
  readonly userId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly zone: string;
}

export interface Colleague extends Member {
  readonly role: Login['role'];
  readonly matchmakingIds: readonly string[] | null;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
}

/** The port to the people who sign in with a password. */
export abstract class Logins {
  abstract existAny(): Promise<boolean>;
  abstract add(login: Login, addressSha256: string): Promise<void>;
  /** One in each institution that the address works for. */
  abstract findByAddress(addressSha256: string): Promise<Login[]>;
  abstract find(userId: string): Promise<Login | null>;
  /** As `find`, and keeps others from changing or removing it until the transaction ends. */
  abstract hold(userId: string): Promise<Login | null>;
  abstract setPassword(userId: string, passwordHash: string): Promise<void>;
  /** A new secret waits until a code of it was shown. */
  abstract offerSecondFactor(userId: string, sealedSecret: string): Promise<void>;
  abstract confirmSecondFactor(userId: string, recoverySha256: readonly string[], at: Date): Promise<void>;
  abstract removeSecondFactor(userId: string): Promise<void>;
  /** @returns false when a code of this step, or of a later one, was taken before */
  abstract takeStep(userId: string, step: number): Promise<boolean>;
  /** @returns false when there is no such recovery code, or it was used */
  abstract takeRecoveryCode(userId: string, sha256: string): Promise<boolean>;
  abstract addPasswordToken(userId: string, tokenSha256: string, expiresAt: Date): Promise<void>;
  abstract isPasswordTokenOpen(tokenSha256: string, now: Date): Promise<boolean>;
  /** Uses it up. @returns whose it was */
  abstract takePasswordToken(tokenSha256: string, now: Date): Promise<string | null>;
  abstract addSetupToken(tokenSha256: string): Promise<void>;
  abstract isSetupToken(tokenSha256: string): Promise<boolean>;
  /** Uses up all setup tokens. @returns false when this is none of them */
  abstract takeSetupToken(tokenSha256: string): Promise<boolean>;
  /** In a transaction of the tenant, as all below. */
  abstract addMember(member: Member): Promise<void>;
  abstract findMember(tenantId: string, userId: string): Promise<Member | null>;
  abstract listMembers(tenantId: string): Promise<Colleague[]>;
  abstract removeMember(tenantId: string, userId: string): Promise<boolean>;
}

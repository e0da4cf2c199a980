import { MembersController } from './http/sign-in/members.controller';
import { PasswordController } from './http/sign-in/password.controller';
import './http/sign-in/problems';
import { SessionAnswers } from './http/sign-in/session-answer';
import { SessionsController } from './http/sign-in/sessions.controller';
import { SignInController } from './http/sign-in/sign-in.controller';
import { SignInCookies } from './http/sign-in/cookies';
import { ForgetEndedSignIns } from './jobs/forget-ended-sign-ins';
import { OfferFirstSetup } from './jobs/offer-first-setup';
import { Argon2PasswordHasher } from './persistence/sign-in/argon2-password-hasher';
import { PostgresAttempts } from './persistence/sign-in/postgres-attempts';
import { PostgresDelegatesOfAddress } from './persistence/sign-in/postgres-delegates-of-address';
import { PostgresLogins } from './persistence/sign-in/postgres-logins';
import { PostgresSignInRequests } from './persistence/sign-in/postgres-sign-in-requests';
import { PostgresSignInSessions } from './persistence/sign-in/postgres-sign-in-sessions';
import { Attempts } from './use-cases/sign-in/attempts';
import { BeginSession } from './use-cases/sign-in/begin-session';
import { CreateTenantWithOrganiser } from './use-cases/sign-in/create-tenant-with-organiser';
import { DelegatesOfAddress } from './use-cases/sign-in/delegates-of-address';
import { ImpersonateDelegate } from './use-cases/sign-in/impersonate-delegate';
import { KeepSessions } from './use-cases/sign-in/keep-sessions';
import { LoginAudit } from './use-cases/sign-in/login-audit';
import { Logins } from './use-cases/sign-in/logins';
import { ManageMembers } from './use-cases/sign-in/manage-members';
import { ManagePassword } from './use-cases/sign-in/manage-password';
import { OneTimeCode } from './use-cases/sign-in/one-time-code';
import { PasswordLinks } from './use-cases/sign-in/password-links';
import { PasswordHasher } from './use-cases/sign-in/password-hasher';
import { RedeemSignInLink } from './use-cases/sign-in/redeem-sign-in-link';
import { RequestSignInLink } from './use-cases/sign-in/request-sign-in-link';
import { SignInRequests } from './use-cases/sign-in/sign-in-requests';
import { SignInSessions } from './use-cases/sign-in/sign-in-sessions';
import { SignInWithPassword } from './use-cases/sign-in/sign-in-with-password';

/** What the module of the service takes in for signing in. */
export const signInControllers = [
  SignInController,
  SessionsController,
  PasswordController,
  MembersController,
];

export const signInProviders = [
  BeginSession,
  CreateTenantWithOrganiser,
  ForgetEndedSignIns,
  ImpersonateDelegate,
  KeepSessions,
  LoginAudit,
  ManageMembers,
  ManagePassword,
  OfferFirstSetup,
  OneTimeCode,
  PasswordLinks,
  RedeemSignInLink,
  RequestSignInLink,
  SessionAnswers,
  SignInCookies,
  SignInWithPassword,
  { provide: Attempts, useClass: PostgresAttempts },
  { provide: DelegatesOfAddress, useClass: PostgresDelegatesOfAddress },
  { provide: Logins, useClass: PostgresLogins },
  { provide: PasswordHasher, useClass: Argon2PasswordHasher },
  { provide: SignInRequests, useClass: PostgresSignInRequests },
  { provide: SignInSessions, useClass: PostgresSignInSessions },
];

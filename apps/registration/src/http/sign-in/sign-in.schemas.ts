import { LANGUAGES } from '@ronda/domain';
import { Id, Instant } from '@ronda/http';
import { z } from 'zod';
import { line } from '../matchmaking.schemas';

const email = z.string().min(3).max(254);
const password = z.string().min(1).max(1000);
const secondFactor = z.string().min(6).max(20).nullable().default(null);
const token = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'Expected the token of a link: 43 letters, digits, - and _');
const name = line(200);
const language = z.enum(LANGUAGES);
const zone = z.string().min(1).max(64);

export const PasswordSignIn = z
  .strictObject({
    email,
    password,
    secondFactor,
    tenantId: Id.nullable()
      .optional()
      .meta({ description: 'Where one password fits in several institutions; null for the administration' }),
  })
  .meta({ id: 'PasswordSignIn' });
export type PasswordSignIn = z.infer<typeof PasswordSignIn>;

export const LinkWishBody = z.strictObject({ email }).meta({ id: 'SignInLinkWish' });
export type LinkWishBody = z.infer<typeof LinkWishBody>;
export const LinkSent = z
  .object({ sent: z.literal(true), expiresAt: Instant })
  .meta({ id: 'SignInLinkSent' });

export const RedeemBody = z.strictObject({ token }).meta({ id: 'SignInLinkRedemption' });
export type RedeemBody = z.infer<typeof RedeemBody>;
export const CodeBody = z
  .strictObject({ code: z.string().regex(/^\d{8}$/, 'Expected eight digits') })
  .meta({ id: 'SignInCode' });
export type CodeBody = z.infer<typeof CodeBody>;

const IdentityAnswer = z
  .object({
    delegateId: Id,
    participantId: Id,
    participantName: z.string(),
    matchmakingId: Id,
    matchmakingName: z.string(),
  })
  .meta({ id: 'SignInIdentity' });

export const SessionAnswer = z
  .object({
    sessionId: Id,
    role: z.enum(['platform-admin', 'organiser', 'co-organiser', 'participant']),
    userId: Id,
    name: z.string().nullable(),
    tenantId: Id.nullable(),
    matchmakingIds: z.array(Id).nullable(),
    participantId: Id.nullable(),
    delegateId: Id.nullable(),
    impersonatorId: Id.nullable(),
    expiresAt: Instant,
    hasSecondFactor: z.boolean(),
    identities: z.array(IdentityAnswer),
    hasMailbox: z
      .boolean()
      .meta({ description: 'Mail goes to the local mailbox, and this person may look into it.' }),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const RedemptionAnswer = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('signed-in'), session: SessionAnswer }),
    z.object({
      status: z.literal('other-device'),
      code: z.string(),
      requestedAt: Instant,
      device: z.string(),
    }),
  ])
  .meta({ id: 'SignInLinkRedeemed' });
export type RedemptionAnswer = z.infer<typeof RedemptionAnswer>;

export const SessionItem = z
  .object({
    sessionId: Id,
    role: z.string(),
    device: z.string(),
    begunAt: Instant,
    seenAt: Instant,
    expiresAt: Instant,
    isCurrent: z.boolean(),
    isImpersonation: z.boolean(),
  })
  .meta({ id: 'SessionItem' });

export const SwitchBody = z.strictObject({ delegateId: Id }).meta({ id: 'SwitchIdentity' });
export type SwitchBody = z.infer<typeof SwitchBody>;
export const ImpersonationBody = z
  .strictObject({ matchmakingId: Id, delegateId: Id })
  .meta({ id: 'Impersonate' });
export type ImpersonationBody = z.infer<typeof ImpersonationBody>;

export const ChangePasswordBody = z
  .strictObject({ current: password, next: password, secondFactor })
  .meta({ id: 'ChangePassword' });
export type ChangePasswordBody = z.infer<typeof ChangePasswordBody>;
export const SetPasswordBody = z.strictObject({ token, password }).meta({ id: 'SetPassword' });
export type SetPasswordBody = z.infer<typeof SetPasswordBody>;

export const OfferSecondFactorBody = z.strictObject({ password }).meta({ id: 'OfferSecondFactor' });
export type OfferSecondFactorBody = z.infer<typeof OfferSecondFactorBody>;
export const SecondFactorOffer = z
  .object({ secret: z.string(), uri: z.string() })
  .meta({ id: 'SecondFactorOffer' });
export const ConfirmSecondFactorBody = z
  .strictObject({ code: z.string().min(6).max(6) })
  .meta({ id: 'ConfirmSecondFactor' });
export type ConfirmSecondFactorBody = z.infer<typeof ConfirmSecondFactorBody>;
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export const RemoveSecondFactorBody = z
  .strictObject({ password, secondFactor })
  .meta({ id: 'RemoveSecondFactor' });
export type RemoveSecondFactorBody = z.infer<typeof RemoveSecondFactorBody>;

export const MemberBody = z
  .strictObject({
    name,
    email,
    language,
    zone,
    role: z.enum(['organiser', 'co-organiser']),
    matchmakingIds: z.array(Id).min(1).max(100).nullable().default(null),
  })
  .meta({ id: 'NewMember' });
export type MemberBody = z.infer<typeof MemberBody>;
export const PasswordLinkAnswer = z
  .object({ url: z.string(), expiresAt: Instant })
  .meta({ id: 'PasswordLink' });
export const NewMemberAnswer = PasswordLinkAnswer.extend({ userId: Id }).meta({ id: 'NewMemberAdded' });
export const MemberAnswer = z
  .object({
    userId: Id,
    name: z.string(),
    email: z.string(),
    language,
    zone: z.string(),
    role: z.string(),
    matchmakingIds: z.array(Id).nullable(),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
  })
  .meta({ id: 'Member' });

export const SetupBody = z
  .strictObject({
    token,
    tenantName: name,
    organiser: z.strictObject({ name, email, password, language, zone }),
    administrator: z.strictObject({ email, password }).nullable().default(null),
  })
  .meta({ id: 'Setup' });
export type SetupBody = z.infer<typeof SetupBody>;
export const SetupAnswer = z.object({ tenantId: Id, userId: Id }).meta({ id: 'SetupDone' });

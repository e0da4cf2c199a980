import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import type { SessionDetails } from '../../use-cases/sign-in/keep-sessions';
import type { SignInSession } from '../../use-cases/sign-in/sign-in-sessions';
import type { SessionAnswer } from './sign-in.schemas';

/** What a session tells its owner. */
@Injectable()
export class SessionAnswers {
  private readonly hasMailbox: boolean;

  constructor({ mail }: Config) {
    this.hasMailbox = mail.transport === 'mailbox';
  }

  of({ session, name, hasSecondFactor, identities }: SessionDetails): SessionAnswer {
    const { id, role, userId, tenantId, matchmakingIds, participantId, delegateId, impersonatorId } = session;
    return {
      ...{
        sessionId: id,
        role,
        userId,
        name,
        tenantId,
        participantId,
        delegateId,
        impersonatorId,
        hasSecondFactor,
      },
      matchmakingIds: matchmakingIds === null ? null : [...matchmakingIds],
      expiresAt: endOf(session),
      identities: [...identities],
      hasMailbox: this.hasMailbox && role !== 'participant',
    };
  }
}

export function endOf({ idleUntil, endsAt }: SignInSession): Date {
  return idleUntil < endsAt ? idleUntil : endsAt;
}

import { Injectable } from '@nestjs/common';
import { Audit, Transaction, WHOLE_INSTALLATION } from '@ronda/persistence';
import type { Login } from './logins';

export type LoginAct =
  | 'login.reset'
  | 'login.signed-in'
  | 'password.changed'
  | 'password.set-by-link'
  | 'recovery-code.used'
  | 'second-factor.set'
  | 'second-factor.removed';

/** Records what becomes of the logins of those who run gatherings; platform administrators belong to no institution. Delegates sign in by mail and are not recorded. */
@Injectable()
export class LoginAudit {
  constructor(
    private readonly transaction: Transaction,
    private readonly audit: Audit,
  ) {}

  /** Joins the running transaction, of the login's tenant or of none; last in it, as `Audit.record`. */
  record(
    { userId, tenantId }: Pick<Login, 'userId' | 'tenantId'>,
    action: LoginAct,
    doer: 'the person' | 'operator' = 'the person',
  ): Promise<void> {
    const by = { userId: doer === 'operator' ? null : userId, impersonatorId: null };
    return this.transaction.run(tenantId ?? WHOLE_INSTALLATION, () =>
      this.audit.record({ matchmakingId: null, by, action, about: [userId], details: { doer } }),
    );
  }
}

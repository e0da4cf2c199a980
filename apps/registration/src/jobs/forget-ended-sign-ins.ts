import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Sweeps, type Sweep } from '@ronda/messaging';
import { Transaction } from '@ronda/persistence';
import { Attempts } from '../use-cases/sign-in/attempts';
import { SignInRequests } from '../use-cases/sign-in/sign-in-requests';
import { SignInSessions } from '../use-cases/sign-in/sign-in-sessions';

/** The longest window any limit looks back. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Clears away what has ended: sessions, links and counted attempts. */
@Injectable()
@Sweeps()
export class ForgetEndedSignIns implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly sessions: SignInSessions,
    private readonly requests: SignInRequests,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  sweep(): Promise<void> {
    return this.transaction.withoutTenant(async () => {
      const now = this.clock.now();
      await this.sessions.removeEnded(now);
      await this.requests.forget(now);
      await this.attempts.removeOlderThan(new Date(now.getTime() - DAY_MS));
    });
  }
}

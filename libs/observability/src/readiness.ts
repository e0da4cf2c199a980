import { Injectable } from '@nestjs/common';

/** One thing that this process needs: a database, a queue. */
export interface ReadinessCheck {
  /** Shown to operators, such as `scheduling database`. */
  readonly name: string;
  /** Resolves when it works; rejects with the reason when it does not. */
  check(): Promise<void>;
  /** The process goes on without it for a while, as messages wait in the outbox: told, and still ready. */
  readonly canWait?: boolean;
}

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

/** The list behind /health/ready. Libraries add their checks when their module starts. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  private closing = false;

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** From now on the process is not ready, so that a load balancer sends it nothing more. */
  beginShutdown(): void {
    this.closing = true;
  }

  /** Asks all at once; one that takes longer than `limitMs` counts as down. */
  async report(limitMs = 2_000): Promise<ReadinessReport> {
    const states = await Promise.all(
      this.checks.map(async (check) => ({ ...check, state: await stateOf(check, limitMs) })),
    );
    const works = states.every(({ state, canWait }) => state === 'up' || canWait === true);
    const checks = Object.fromEntries(states.map(({ name, state }) => [name, state]));
    return { ready: works && !this.closing, checks };
  }
}

async function stateOf(check: ReadinessCheck, limitMs: number): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'down'>((resolve) => {
    timer = setTimeout(resolve, limitMs, 'down');
  });
  const answer = check.check().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

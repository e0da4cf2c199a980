import { Injectable } from '@nestjs/common';
import { Metrics } from '@ronda/observability';
import type { MailKind } from '../domain/mail';
import type { Outcome } from './mail-queue';

/** What became of mails, as figures. */
@Injectable()
export class MailMetrics {
  constructor(private readonly metrics: Metrics) {}

  settled(kind: MailKind, outcome: Outcome['kind']): void {
    this.metrics
      .counter('ronda_mail_attempts_total', 'Attempts to send a mail, by what became of them.', [
        'kind',
        'outcome',
      ])
      .inc({ kind, outcome });
  }

  /** A mail that came in. */
  taken(outcome: string, reason: string | null): void {
    this.metrics
      .counter('ronda_mail_taken_in_total', 'Mails that came in, by what became of them.', [
        'outcome',
        'reason',
      ])
      .inc({ outcome, reason: reason ?? '' });
  }

  unavailable(): void {
    this.metrics
      .counter('ronda_mail_server_unavailable_total', 'Times the mail server could not be used.', [])
      .inc();
  }

  /** Mails whose sender disappeared and that were decided on. */
  recovered(mails: number): void {
    this.metrics.counter('ronda_mail_recovered_total', 'Mails whose sender disappeared.', []).inc(mails);
  }

  /** Above 0 somebody has to look: nobody knows whether these arrived. */
  waiting(status: string, mails: number): void {
    this.metrics
      .gauge('ronda_mail_waiting', 'Mails that are not settled, by status.', ['status'])
      .set({ status }, mails);
  }
}

/** What an organiser wants to happen by itself. */
export interface MailPolicy {
  /** A declined invitation: tell the organiser only, or take the meeting out of the schedule too. */
  readonly onDecline: 'tell' | 'free';
  readonly reminders: 'none' | 'evening-before';
  /** 0 while nothing was chosen. */
  readonly revision: number;
}

/** A declined invitation frees nothing by itself, since calendars decline of themselves too. */
export const DEFAULT_POLICY: MailPolicy = { onDecline: 'tell', reminders: 'evening-before', revision: 0 };

/** Each call is in a transaction of the tenant. */
export abstract class MailPolicies {
  abstract of(matchmakingId: string): Promise<MailPolicy>;
  /** Null when it is not `expected` any more. */
  abstract save(
    matchmakingId: string,
    policy: Omit<MailPolicy, 'revision'>,
    expected: number,
  ): Promise<MailPolicy | null>;
}

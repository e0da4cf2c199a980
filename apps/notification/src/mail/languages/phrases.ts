/** Every text of the mails, once in each language. `{name}` stands for a value; see `fill`. */
export interface Phrases {
  readonly locale: string;
  readonly hello: string;
  readonly automatic: string;
  /** Where the mail is about no gathering. */
  readonly automaticAlone: string;
  /** Between a label and its value. */
  readonly colon: string;
  readonly contact: string;
  readonly yourTime: string;
  readonly theirTime: string;
  readonly venueTime: string;
  readonly counterpart: string;
  readonly where: string;
  readonly table: string;
  readonly booth: string;
  readonly virtual: string;
  readonly online: string;
  readonly join: string;
  readonly interpreter: string;
  readonly reason: string;
  readonly message: string;
  readonly openRonda: string;
  readonly summary: string;
  readonly invitedSubject: string;
  readonly invited: string;
  readonly changedSubject: string;
  readonly changed: string;
  readonly endedSubject: string;
  readonly ended: string;
  readonly leftSubject: string;
  readonly left: string;
  readonly wasAt: string;
  readonly agendaSubject: string;
  readonly agenda: string;
  readonly agendaEmpty: string;
  readonly agendaFile: string;
  readonly agendaName: string;
  readonly proposedSubject: string;
  readonly proposed: string;
  readonly acceptedSubject: string;
  readonly accepted: string;
  readonly declinedSubject: string;
  readonly declined: string;
  readonly expiredSubject: string;
  readonly expired: string;
  readonly expiredAsked: string;
  readonly expiredAskedBy: string;
  readonly withdrawnSubject: string;
  readonly withdrawn: string;
  readonly welcomeSubject: string;
  readonly welcome: string;
  readonly signInSubject: string;
  readonly signIn: string;
  readonly signInButton: string;
  readonly signInUntil: string;
  readonly signInIgnore: string;
  readonly answerInvitation: string;
  readonly reminderSubject: string;
  readonly reminder: string;
  readonly unsubscribe: string;
  readonly declinedNoticeSubject: string;
  readonly declinedNotice: string;
  readonly freed: string;
  readonly notFreed: string;
  readonly proposedNoticeSubject: string;
  readonly proposedNotice: string;
  readonly proposedTime: string;
  readonly bouncedSubject: string;
  readonly bounced: string;
  readonly serverSaid: string;
  readonly confirmationSubject: string;
  readonly confirmation: string;
  readonly fromOtherAddress: string;
  readonly senderNotVerified: string;
  readonly confirmationPrompt: string;
  readonly proposalDeclinedSubject: string;
  readonly proposalDeclined: string;
  readonly accept: string;
  readonly tentative: string;
  readonly decline: string;
  readonly answerTitle: string;
  readonly answerPrompt: string;
  readonly yourAnswer: string;
  readonly saidNothing: string;
  readonly saidAccepted: string;
  readonly saidTentative: string;
  readonly saidDeclined: string;
  readonly saidCounter: string;
  readonly answerKept: string;
  readonly linkOver: string;
  readonly linkExpired: string;
  readonly linkChanged: string;
  readonly linkCancelled: string;
  readonly linkBroken: string;
  readonly unsubscribeTitle: string;
  readonly unsubscribeReminders: string;
  readonly unsubscribeAgendas: string;
  readonly unsubscribed: string;
  readonly printedVersion: string;
  readonly scanToCheck: string;
  readonly noMeetings: string;
  readonly paperCurrent: string;
  readonly paperCurrentText: string;
  readonly paperOld: string;
  readonly paperOldText: string;
  readonly time: string;
  readonly withWhom: string;
}

/**
 * A phrase with its values.
 * @throws Error when the phrase names a value that is not given
 */
export function fill(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The phrase "${phrase}" needs a value for {${name}}.`);
    return String(value);
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { pathOf, type Stage, type Story } from '../story';

const ASK_EVERY_MS = 150;
/** Nothing was sent for so long: something is wrong, and waiting on would hide it. */
const PATIENCE_MS = 60_000;

export type MailCounts = Readonly<Record<string, number>>;
/** Mails that are still on their way. */
const UNDER_WAY = ['pending', 'sending'];

/** Every mail that is due has been accepted by the mailbox, or stands as failed or unknown. */
export const awaitMail: Stage = {
  name: 'mail',
  title: 'Invitations, notices and agendas go out by SMTP',
  async play(story) {
    let last = '';
    let since = performance.now();
    for (;;) {
      const counts = await countMails(story);
      // Counted again afterwards: what was left to write may have been written between the two questions.
      if (underWay(counts) === 0 && (await isAllWritten(story)) && underWay(await countMails(story)) === 0)
        return;
      const now = JSON.stringify(counts);
      if (now !== last) since = performance.now();
      else if (performance.now() - since > PATIENCE_MS) {
        throw new Error(`${underWay(counts)} mails are waiting, and none was sent for a minute: ${now}.`);
      }
      last = now;
      await pause(ASK_EVERY_MS);
    }
  },
};

function countMails(story: Story): Promise<MailCounts> {
  return story.api.get(`${pathOf(story, 'notification')}/mail-counts`);
}

function underWay(counts: MailCounts): number {
  return UNDER_WAY.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

/** The message of the publication may not have come to notification yet. */
async function isAllWritten(story: Story): Promise<boolean> {
  const due = await story.api.get<{ mails: number }>(`${pathOf(story, 'notification')}/mail-announcement`);
  return due.mails === 0;
}

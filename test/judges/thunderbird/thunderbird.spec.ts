import { buildInvitation, parseReply, type Invitation } from '@ronda/calendar';
import { eventually } from '../../integration/eventually';
import { describeJudged } from '../judge';
import { lifeOfAMeeting } from '../life-of-a-meeting';
import { Thunderbird, type Click, type Entry } from './thunderbird';

const ANA = 'ana@lacteos.example';
const { invited, moved, movedAgain, cancelled } = lifeOfAMeeting();

/** The entry that a message makes, and the answer beside it. */
function entryOf({ uid, startsAt, sequence }: Invitation, partstat: string): Entry {
  return {
    uid,
    startsAt: startsAt.toISOString().replace(/[-:]|\.\d{3}/g, ''),
    sequence: String(sequence),
    partstat,
  };
}

/** The calendar part of a mail that Thunderbird wrote; it sends UTF-8 as it is. */
function calendarIn(mail: string): string {
  return /BEGIN:VCALENDAR[^]*?END:VCALENDAR\r\n/.exec(mail)?.[0] ?? '';
}

describeJudged('Thunderbird', 'a mail program with a calendar', () => {
  let thunderbird: Thunderbird;
  const receive = (message: Invitation, click: Click) => thunderbird.receive(buildInvitation(message), click);
  const holds = (expected: readonly Entry[]) =>
    eventually(`the calendar holds ${JSON.stringify(expected)}`, async () => {
      return JSON.stringify(await thunderbird.entries()) === JSON.stringify(expected);
    });
  const answers = (count: number) =>
    eventually(`${count} answers`, () =>
      Promise.resolve(thunderbird.sent.length >= count ? thunderbird.sent : null),
    );

  beforeAll(async () => {
    thunderbird = await Thunderbird.start(ANA);
  });
  afterAll(() => thunderbird.stop());

  it('C15 holds one entry that moves, ignores an old message sent again, and goes when it is cancelled', async () => {
    await receive(invited, 'ACCEPTED');
    await holds([entryOf(invited, 'ACCEPTED')]);
    await receive(moved, 'TENTATIVE');
    await holds([entryOf(moved, 'TENTATIVE')]);
    await receive(invited, 'ACCEPTED');
    await holds([entryOf(moved, 'TENTATIVE')]);
    await receive(movedAgain, 'DECLINED');
    await holds([entryOf(movedAgain, 'DECLINED')]);
    await receive(cancelled, null);
    await holds([]);
  });

  it('C34 answers each message as the person clicked, in words that we read', async () => {
    const read = (await answers(3)).map((mail) => parseReply(calendarIn(mail)));
    const [accepted, tentative, declined] = read;
    const common = { kind: 'parsed', method: 'REPLY', uid: invited.uid, attendee: ANA };
    expect(accepted).toMatchObject({ ...common, sequence: 0, partstat: 'ACCEPTED' });
    expect(tentative).toMatchObject({ ...common, sequence: 1, partstat: 'TENTATIVE' });
    expect(declined).toMatchObject({ ...common, sequence: 2, partstat: 'DECLINED' });
    expect(accepted).toMatchObject({ dtstamp: expect.any(Date) });
  });

  it('C15 sends its answers to the address that the meeting has for them', async () => {
    const to = (await answers(3)).map((mail) => /^To: (.*)\r$/m.exec(mail)?.[1]);
    expect(new Set(to)).toEqual(new Set([invited.organizer.address]));
  });
});

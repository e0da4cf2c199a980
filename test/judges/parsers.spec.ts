import { isDeepStrictEqual } from 'node:util';
import {
  buildAgenda,
  buildDeclinedCounter,
  buildInvitation,
  parseReply,
  type Invitation,
} from '@ronda/calendar';
import { anInvitation } from '../../libs/calendar/src/invitation/an-invitation';
import { describeJudged, runPython } from './judge';
import { lifeOfAMeeting } from './life-of-a-meeting';
import { randomInvitations } from './random-meetings';
import { expectedOf, expectedOfAgenda, expectedOfDeclinedCounter, PARSERS, seenIn } from './seen';

const HARD = 'Clúster; Lácteo, del Norte \\ “ñandú” ç ã 👩‍🔧';
const life = lifeOfAMeeting();
const models: Readonly<Record<string, Invitation>> = {
  ...life,
  hard: anInvitation({ summary: HARD, description: `${HARD}\n${HARD}\n\n;`, location: HARD }),
};
const random = Object.fromEntries(randomInvitations(300, 2015).map((model, index) => [`${index}`, model]));
const agenda = {
  name: `Agenda ${HARD}`,
  stampedAt: life.invited.stampedAt,
  entries: [life.invited, { ...life.moved, uid: 'second@match.example', summary: HARD }],
};

const declinedCounter = {
  uid: life.moved.uid,
  sequence: life.moved.sequence,
  stampedAt: life.moved.stampedAt,
  organizer: life.moved.organizer,
  comment: HARD,
};

let seen: ReturnType<typeof seenIn>;

beforeAll(() => {
  const texts = Object.entries({ ...models, ...random }).map(([name, model]) => [
    name,
    buildInvitation(model),
  ]);
  seen = seenIn({
    ...(Object.fromEntries(texts) as Record<string, string>),
    agenda: buildAgenda(agenda),
    declinedCounter: buildDeclinedCounter(declinedCounter),
  });
});

describe.each(PARSERS)('%s', (parser) => {
  describeJudged(parser, 'reads without an error', () => {
    it.each(Object.keys(models))('C3 C6 C7 what was meant by the message "%s"', (name) => {
      expect(seen[name]?.[parser]).toEqual(expectedOf(models[name]!, parser));
    });

    it('C3 C6 C7 what was meant by an agenda', () => {
      expect(seen.agenda?.[parser]).toEqual(expectedOfAgenda(agenda));
    });

    it('C3 C6 C7 what was meant by a refused proposal', () => {
      expect(seen.declinedCounter?.[parser]).toEqual(expectedOfDeclinedCounter(declinedCounter, parser));
    });

    it('what was meant by 300 random meetings', () => {
      const differing = Object.keys(random).filter(
        (name) => !isDeepStrictEqual(seen[name]?.[parser], expectedOf(random[name]!, parser)),
      );
      expect(
        differing.map((name) => ({ is: seen[name]?.[parser], not: expectedOf(random[name]!, parser) })),
      ).toEqual([]);
    });
  });
});

describeJudged('libical', 'answers', () => {
  it('C34 what we read as the answer it means', () => {
    const { invited, moved } = life;
    const asked = Object.fromEntries(
      Object.entries({ invited, moved }).map(([name, model]) => [
        name,
        { text: buildInvitation(model), user: `mailto:${model.attendee.address}` },
      ]),
    );
    const { replies } = runPython('calendars.py', { replies: asked }) as {
      replies: Record<string, { accept: string; decline: string }>;
    };
    const { uid, attendee } = invited;
    const common = { kind: 'parsed', method: 'REPLY', uid, attendee: attendee.address, recurrenceId: null };
    expect(parseReply(replies.invited!.accept)).toMatchObject({
      ...common,
      sequence: 0,
      partstat: 'ACCEPTED',
    });
    expect(parseReply(replies.moved!.decline)).toMatchObject({
      ...common,
      sequence: 1,
      partstat: 'DECLINED',
    });
  });
});

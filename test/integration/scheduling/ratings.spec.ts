import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AgendaBody } from '../../../apps/scheduling/src/http/agenda.schema';
import { RatingBody } from '../../../apps/scheduling/src/http/rating.schema';
import { answered } from './answered';
import { SchedulingApp } from './scheduling-app';
import { TestGathering } from './test-gathering';

let app: SchedulingApp;
let gathering: TestGathering;
/** Sessions of the participants 0, 1 and 2. */
let cookies: string[];

beforeAll(async () => {
  app = await SchedulingApp.start();
});
afterAll(() => app.stop());

/** In 2015, 0 met 1; both also meet 3, who never calls, in the year 2999. */
beforeEach(async () => {
  gathering = await TestGathering.create(app);
  await gathering.withSlots(1);
  const slot_id = randomUUID();
  gathering.slotIds.push(slot_id);
  await gathering.insert('registration.slot', {
    ...{ slot_id, session_id: randomUUID(), position: 1, starts_local: '2999-06-12T11:00' },
    ...{ starts_at: '2999-06-12T09:00:00Z', ends_at: '2999-06-12T09:20:00Z' },
  });
  await gathering.withTables(2);
  await gathering.withParticipants(4);
  await gathering.agreed(0, 1);
  await gathering.agreed(0, 3);
  await gathering.published([0, 1, 0, 0], [0, 3, 1, 0]);
  const { tenantId, matchmakingId, participantIds } = gathering;
  const signIn = (participantId: string) =>
    app.signIn({ tenantId, role: 'participant', matchmakingIds: [matchmakingId], participantId });
  cookies = await Promise.all(participantIds.slice(0, 3).map(signIn));
});

const rate = (who: number, meetingId: string, body: object, revision = 0) =>
  app
    .request()
    .put(gathering.path(`my-ratings/${meetingId}`))
    .set({ Cookie: cookies[who]!, 'If-Match': `"${revision}"` })
    .send(body);
const good = { score: 5, cooperation: true, note: '  We will write a proposal.  ' };
const list = async (path: string, cookie?: string) =>
  answered(z.array(RatingBody), await gathering.read(path, cookie));

describe('the rating of a meeting', () => {
  it('is given by each side for itself, can be changed, and is seen by the rater and the organisers only', async () => {
    const meetingId = await gathering.meetingId(0, 1);
    const [zero, one] = gathering.participantIds;
    expect((await rate(0, meetingId, good)).body).toMatchObject({
      ...{ meetingId, participantId: zero, counterpartId: one, revision: 1 },
      ...{ score: 5, cooperation: true, note: 'We will write a proposal.' },
    });
    expect((await rate(0, meetingId, { score: 4, cooperation: null }, 1)).body).toMatchObject({
      ...{ score: 4, cooperation: null, note: '', revision: 2 },
    });
    expect(await list('my-ratings', cookies[1])).toEqual([]);
    const agenda = answered(AgendaBody, await gathering.read('agenda', cookies[1]));
    expect(JSON.stringify(agenda)).not.toMatch(/score|proposal/);

    await rate(1, meetingId, { score: 2, cooperation: false });
    expect((await list('my-ratings', cookies[1])).map(({ score }) => score)).toEqual([2]);
    const all = await list('ratings');
    expect(new Map(all.map(({ participantId, score }) => [participantId, score]))).toEqual(
      new Map([
        [zero, 4],
        [one, 2],
      ]),
    );
    const audit = await app.query<{ about: string[]; details: object }>(
      `SELECT about, details FROM scheduling.audit WHERE tenant_id = $1 AND action = 'meeting.rated' ORDER BY number`,
      [gathering.tenantId],
    );
    expect(audit.map(({ details }) => details)).toEqual([{ score: 5 }, { score: 4 }, { score: 2 }]);
    expect(audit[0]!.about).toEqual([meetingId, zero]);
    expect(JSON.stringify(audit)).not.toContain('proposal');
  });

  it('is refused before the end, by others, on an old revision and with other values, and changes nothing', async () => {
    const meetingId = await gathering.meetingId(0, 1);
    const refused = async (answer: ReturnType<typeof rate>) => {
      const { status, body } = await answer;
      return [status, (body as { code: string }).code];
    };
    expect(await refused(rate(0, await gathering.meetingId(0, 3), good))).toEqual([409, 'RATING.TOO_EARLY']);
    expect(await refused(rate(2, meetingId, good))).toEqual([404, 'MEETING.NOT_FOUND']);
    expect(await refused(rate(0, randomUUID(), good))).toEqual([404, 'MEETING.NOT_FOUND']);
    expect(await refused(rate(0, meetingId, good, 3))).toEqual([412, 'HTTP.REVISION_MISMATCH']);
    for (const wrong of [{ score: 0 }, { score: 6 }, { score: 2.5 }, { note: 'x'.repeat(501) }]) {
      expect((await rate(0, meetingId, { ...good, ...wrong })).status).toBe(400);
    }
    expect((await gathering.read('ratings', cookies[0])).status).toBe(403);
    expect((await gathering.read('my-ratings')).status).toBe(403);
    expect(await list('ratings')).toEqual([]);
  });

  it('is stored once when two windows send it at once', async () => {
    const meetingId = await gathering.meetingId(0, 1);
    const answers = await Promise.all([rate(0, meetingId, good), rate(0, meetingId, { ...good, score: 1 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('loses the words of a participant one of whose people is erased, and keeps the figures', async () => {
    const meetingId = await gathering.meetingId(0, 1);
    await rate(0, meetingId, good);
    await rate(1, meetingId, { ...good, note: 'Nice' });
    const { tenantId, matchmakingId, participantIds } = gathering;
    const [participantId] = participantIds;
    const person = { participantId: participantId!, delegateId: randomUUID() };
    await app.deliver('person.erased@1', tenantId, { matchmakingId, revision: 1, ...person });
    const all = await list('ratings');
    expect(new Map(all.map((one) => [one.participantId, [one.score, one.note]]))).toEqual(
      new Map([
        [participantId, [5, '']],
        [participantIds[1], [5, 'Nice']],
      ]),
    );
  });
});

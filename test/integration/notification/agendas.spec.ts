import request from 'supertest';
import { Links } from '../../../apps/notification/src/use-cases/links';
import { RemindPeople } from '../../../apps/notification/src/use-cases/remind-people';
import { Invited } from './answering';
import type { Person } from './gathering';
import { NotificationWorld } from './notification-app';

describe('an agenda', () => {
  let world: NotificationWorld;
  let invited: Invited;
  let ana: string;
  let organiser: string;
  let base: string;

  beforeAll(async () => {
    world = await NotificationWorld.create();
    await world.start({ INBOUND_SMTP_PORT: '0' });
  });
  beforeEach(async () => {
    invited = await Invited.create(world);
    const { tenantId, matchmakingId } = invited.gathering;
    ana = await world.signIn('participant', tenantId, [matchmakingId], invited.ana);
    organiser = await world.signIn('organiser', tenantId);
    base = `notification/matchmakings/${matchmakingId}`;
  });
  afterAll(() => world.stop());

  const openFeed = async (): Promise<string> => {
    const { body } = await world.post(`${base}/my-feed`, ana).expect(201);
    return new URL((body as { url: string }).url).pathname;
  };
  const read = (path: string) => request(world.url).get(path);
  const publish = async () => {
    await invited.gathering.publish();
    await world.settled();
  };

  describe('as a private feed', () => {
    it('C48 C49 shows the same entries as the invitations, and asks for no answer', async () => {
      const { text, headers } = await read(await openFeed()).expect(200);
      expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
      expect(headers['cache-control']).toBe('private, max-age=300');
      expect(text).toContain(`UID:${invited.uid}`);
      expect(text).not.toMatch(/^(METHOD|ORGANIZER|ATTENDEE)[:;]/m);
      for (const name of ['REFRESH-INTERVAL', 'X-PUBLISHED-TTL', 'NAME', 'X-WR-CALNAME'])
        expect(text.match(new RegExp(`^${name}[:;]`, 'gm'))).toHaveLength(1);
    });

    it('C48 is not sent again while nothing changed, and is when something did', async () => {
      const path = await openFeed();
      const { headers } = await read(path).expect(200);
      const again = await read(path).set('If-None-Match', `"other", W/${headers.etag}`).expect(304);
      expect(again.text).toBe('');
      await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
      await publish();
      const { text } = await read(path).set('If-None-Match', headers.etag!).expect(200);
      expect(text).toContain('DTSTART:20270612T080000Z');
    });

    it('C48 ends at once when it is revoked or replaced, and is not to be guessed', async () => {
      const first = await openFeed();
      const second = await openFeed();
      await read(first).expect(404);
      await read(second).expect(200);
      await read(`${second.slice(0, -3)}abc`).expect(404);
      await request(world.url)
        .delete(`/api/${base}/my-feed`)
        .set('Cookie', ana)
        .set('Idempotency-Key', 'x')
        .expect(204);
      await read(second).expect(404);
      expect((await world.get(`${base}/my-feed`, ana).expect(200)).body).toEqual({ since: null });
    });

    it("C50 shows its owner's meetings alone, and nothing that others said in private", async () => {
      const { gathering, bruno, uid } = invited;
      const carla = await gathering.person('Carla');
      const notHers = await gathering.meeting(bruno, carla);
      await publish();
      await invited.answer(bruno, { partstat: 'TENTATIVE', lines: ['COMMENT:canary-of-bruno'] });
      await invited.answer(invited.ana, { partstat: 'DECLINED', lines: ['COMMENT:canary-of-ana'] });
      expect(await invited.counts(bruno)).toBe('TENTATIVE');
      const feedOf = async (person: Person) => {
        const { tenantId, matchmakingId } = gathering;
        const cookie = await world.signIn('participant', tenantId, [matchmakingId], person);
        const { body } = await world.post(`${base}/my-feed`, cookie).expect(201);
        return (await read(new URL((body as { url: string }).url).pathname).expect(200)).text;
      };
      const text = (await feedOf(invited.ana)).replaceAll('\r\n ', '');
      expect(text.match(/^UID:.*$/gm)).toEqual([`UID:${uid}`]);
      for (const secret of ['canary-of-', notHers, 'Carla', bruno.address, invited.ana.address, 'rsvp+'])
        expect(text).not.toContain(secret);
      expect((await feedOf(bruno)).match(/^UID:/gm)).toHaveLength(2);
      expect(await feedOf(carla)).not.toContain(uid);
    });

    it('is an empty calendar for who has no meeting', async () => {
      const path = await openFeed();
      await invited.gathering.cancel(invited.uid);
      await publish();
      const { text } = await read(path).expect(200);
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n(?!.*VEVENT)[^]*END:VCALENDAR\r\n$/);
    });
  });

  it('is downloaded as a snapshot with its version in the name', async () => {
    const { text, headers } = await world.get(`${base}/my-agenda.ics`, ana).expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename=agenda-snapshot-v1.ics');
    expect(text).toContain(`UID:${invited.uid}`);
  });

  describe('on paper', () => {
    const checks = () => {
      const token = world.apps[0]!.get(Links).sign({
        purpose: 'paper',
        tenantId: invited.gathering.tenantId,
        matchmakingId: invited.gathering.matchmakingId,
        delegateId: invited.ana.delegateId,
        version: 1,
      });
      return read(`/api/notification/papers/${token}`);
    };

    it('names its version and carries a code, in the language and time of the person', async () => {
      const { text } = await world.get(`${base}/my-agenda/print`, ana).expect(200);
      expect(text).toContain('<html lang="es">');
      expect(text).toContain('Versión 1, impresa');
      expect(text).toContain('02:00–02:20 (UTC−5)');
      expect(text).toMatch(/<svg[^>]*>/);
      expect(text).not.toMatch(/<script|src=|style="/);
    });

    it('is current until this agenda changes; the changes of others do not touch it', async () => {
      expect((await checks()).text).toContain('Este papel está vigente');
      await invited.gathering.meeting(invited.bruno, await invited.gathering.person('Carla'));
      await publish();
      expect((await checks()).text).toContain('Este papel está vigente');
      await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
      await publish();
      const { text } = await checks();
      expect(text).toContain('ya no está vigente');
      expect(text).toContain('cambió en la versión 3');
      expect(text).not.toContain('Bruno');
    });

    it('is printed for everybody, for one person, and by table, for organisers', async () => {
      const all = await world.get(`${base}/print/agendas`, organiser).expect(200);
      expect(all.text.match(/<section/g)).toHaveLength(2);
      const one = await world
        .get(`${base}/print/agendas?delegateId=${invited.bruno.delegateId}`, organiser)
        .expect(200);
      expect(one.text).toContain('<html lang="it">');
      const signs = await world.get(`${base}/print/table-signs`, organiser).expect(200);
      expect(signs.text).toMatch(/<section class="sign">[^]*<h1>Mesa 4<\/h1>/);
      const rooms = await world.get(`${base}/print/room-list`, organiser).expect(200);
      expect(rooms.text).toMatch(/Clúster (Ana|Bruno) \(demo\) \(ES\), \w+ – Clúster (Ana|Bruno) \(demo\)/);
      await world.get(`${base}/print/agendas`, ana).expect(403);
    });
  });

  describe('as a reminder', () => {
    const remind = (now: string) =>
      world.apps[0]!.get(RemindPeople).execute(invited.gathering.tenantId, new Date(now));

    it("comes on the evening before, by the person's own clock, once", async () => {
      // 09:00 on 12 June in Milan is 02:00 in Bogotá, the same day there.
      expect(await remind('2027-06-11T15:59:00Z')).toBe(0);
      expect(await remind('2027-06-11T16:00:00Z')).toBe(1);
      expect(await remind('2027-06-11T16:15:00Z')).toBe(0);
      expect(await remind('2027-06-11T23:00:00Z')).toBe(1);
      await world.settled();
      const reminders = await world.mails(
        `kind = 'reminder' AND matchmaking_id = '${invited.gathering.matchmakingId}'`,
      );
      expect(reminders.map(({ address, status }) => [address, status])).toEqual([
        [invited.bruno.address, 'sent'],
        [invited.ana.address, 'sent'],
      ]);
    });

    it('does not come the day after, nor where the organiser wants none', async () => {
      expect(await remind('2027-06-12T06:00:00Z')).toBe(0);
      await world
        .put(`${base}/mail-policy`, organiser, 0)
        .send({ onDecline: 'tell', reminders: 'none' })
        .expect(200);
      expect(await remind('2027-06-11T20:00:00Z')).toBe(0);
    });
  });

  describe('with its answers', () => {
    it('is answered in Ronda, and both sides and the organiser see it', async () => {
      const [row] = await world.query<{ meeting_id: string }>(
        'SELECT meeting_id FROM notification.reply_address WHERE uid = $1',
        [invited.uid],
      );
      const path = `${base}/my-answers/${row!.meeting_id}`;
      await world.post(path, ana).send({ response: 'DECLINED', comment: 'Train' }).expect(204);
      await world.post(path, ana).send({ response: 'MAYBE' }).expect(400);
      const expected = [
        expect.objectContaining({
          name: 'Ana',
          response: 'DECLINED',
          comment: 'Train',
          source: 'app',
          isCurrent: true,
        }),
        expect.objectContaining({ name: 'Bruno', response: 'NEEDS-ACTION', isCurrent: false }),
      ];
      for (const [address, cookie] of [
        [`${base}/my-answers`, ana],
        [`${base}/answers`, organiser],
      ] as const) {
        expect((await world.get(address, cookie).expect(200)).body).toEqual(expected);
      }
      const { body } = await world.get(`${base}/answer-events?outcome=applied`, organiser).expect(200);
      expect(body.items).toEqual([expect.objectContaining({ outcome: 'applied', source: 'app' })]);
      await world.get(`${base}/answers`, ana).expect(403);
    });

    it('shows that an answer was to another time, once the meeting moved', async () => {
      await invited.answer(invited.ana);
      await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
      await publish();
      const { body } = await world.get(`${base}/my-answers`, ana).expect(200);
      expect(body[0]).toMatchObject({ response: 'ACCEPTED', isCurrent: false });
    });

    it('keeps the policy of the gathering under its revision', async () => {
      const { body } = await world.get(`${base}/mail-policy`, organiser).expect(200);
      expect(body).toEqual({ onDecline: 'tell', reminders: 'evening-before', revision: 0 });
      const free = { onDecline: 'free', reminders: 'none' };
      await world
        .put(`${base}/mail-policy`, organiser, 0)
        .send(free)
        .expect(200, { ...free, revision: 1 });
      await world.put(`${base}/mail-policy`, organiser, 0).send(free).expect(412);
      await world
        .put(`${base}/mail-policy`, organiser, 1)
        .send(free)
        .expect(200, { ...free, revision: 2 });
    });
  });
});

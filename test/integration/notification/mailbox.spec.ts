import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Gathering } from './gathering';
import { NotificationWorld } from './notification-app';

describe('the local mailbox over HTTP', () => {
  let world: NotificationWorld;
  let place: string;
  let cookie: string;

  beforeAll(async () => {
    place = await mkdtemp(path.join(tmpdir(), 'ronda-mailbox-'));
    world = await NotificationWorld.create();
    const gathering = await Gathering.create(world);
    await world.start({ MAIL_TRANSPORT: 'mailbox', DATA_DIR: place });
    await gathering.meeting(
      await gathering.person('Ana', { address: 'ana@x.example' }),
      await gathering.person('Bruno', { address: 'bruno@x.example' }),
    );
    await gathering.publish();
    await world.settled();
    cookie = await world.signIn('organiser', gathering.tenantId);
  });
  afterAll(async () => {
    await world.stop();
    await rm(place, { recursive: true });
  });

  it('lists what was received, newest first, page by page', async () => {
    const { body } = await world.get('mailbox/mails?limit=3', cookie).expect(200);
    expect((body.items as { number: number }[]).map(({ number }) => number)).toEqual([4, 3, 2]);
    const rest = await world.get(`mailbox/mails?limit=3&cursor=${body.nextCursor}`, cookie).expect(200);
    expect(rest.body).toMatchObject({ items: [{ number: 1 }], nextCursor: null });
  });

  it('finds the mails of one person', async () => {
    const { body } = await world.get('mailbox/mails?recipient=ana@', cookie).expect(200);
    expect(
      (body.items as { calendarMethod: string | null }[]).map(({ calendarMethod }) => calendarMethod),
    ).toEqual([null, 'REQUEST']);
  });

  it('shows one mail with its texts and its calendar, and gives it as it was received', async () => {
    const { body: list } = await world.get('mailbox/mails?recipient=ana@', cookie).expect(200);
    const { number } = list.items[1];
    const { body } = await world.get(`mailbox/mails/${number}`, cookie).expect(200);
    expect(body).toMatchObject({ language: 'es', subject: expect.stringContaining('Reunión: ') });
    expect(body.attachments[0].calendar).toContain('METHOD:REQUEST');
    const raw = await world.get(`mailbox/mails/${number}/raw`, cookie).expect(200);
    expect(raw.headers['content-type']).toContain('message/rfc822');
    expect(raw.headers['content-disposition']).toContain('ana@x.example.eml');
  });

  it('shows an institution and a co-organiser their own mails alone', async () => {
    const other = await Gathering.create(world);
    await other.meeting(
      await other.person('Carla', { address: 'carla@x.example' }),
      await other.person('Ana', { address: 'ana@x.example' }),
    );
    await other.publish();
    await world.settled();
    const theirs = await world.signIn('organiser', other.tenantId);
    const numbersFor = async (reader: string) => {
      const { body } = await world.get('mailbox/mails', reader).expect(200);
      return (body.items as { number: number }[]).map(({ number }) => number);
    };
    expect(await numbersFor(theirs)).toEqual([8, 7, 6, 5]);
    expect(await numbersFor(cookie)).toEqual([4, 3, 2, 1]);
    for (const path of ['mailbox/mails/5', 'mailbox/mails/5/raw']) {
      const { body } = await world.get(path, cookie).expect(404);
      expect(body).toMatchObject({ code: 'MAIL.NOT_FOUND' });
      await world.get(path, theirs).expect(200);
    }
    const elsewhere = await world.signIn('co-organiser', other.tenantId, [randomUUID()]);
    expect(await numbersFor(elsewhere)).toEqual([]);
    const here = await world.signIn('co-organiser', other.tenantId, [other.matchmakingId]);
    expect(await numbersFor(here)).toHaveLength(4);
    await world.get('mailbox/mails', await world.signIn('platform-admin', null)).expect(403);
  });

  it('knows no mail that was not received', async () => {
    const { body } = await world.get('mailbox/mails/99', cookie).expect(404);
    expect(body).toMatchObject({ code: 'MAIL.NOT_FOUND' });
  });

  it('is closed to strangers', async () => {
    await world.get('mailbox/mails', '').expect(401);
  });
});

import request from 'supertest';
import { readMail } from '@ronda/mailbox';
import { Links } from '../../../apps/notification/src/use-cases/links';
import { Invited } from './answering';
import { NotificationWorld } from './notification-app';

describe('a link in a mail', () => {
  let world: NotificationWorld;
  let invited: Invited;

  beforeAll(async () => {
    world = await NotificationWorld.create();
    await world.start({ INBOUND_SMTP_PORT: '0' });
  });
  beforeEach(async () => {
    invited = await Invited.create(world);
  });
  afterAll(() => world.stop());

  /** The path of the first link of this kind in the person's mails. */
  const pathTo = async (kind: 'answers' | 'unsubscribe', address = invited.ana.address) => {
    const mails = await Promise.all(world.sink.to(address).map(({ bytes }) => readMail(bytes)));
    const text = mails.map((mail) => mail.text).join('\n');
    return new RegExp(`https://ronda\\.example\\.org(/api/notification/${kind}/\\S+)`).exec(text)![1]!;
  };
  const get = (path: string) => request(world.url).get(path);
  const press = (path: string) =>
    request(world.url).post(path).set('Content-Type', 'application/x-www-form-urlencoded');

  it('C37 shows a page in the language of the person, and changes nothing when it is looked at', async () => {
    const path = await pathTo('answers');
    for (let times = 0; times < 3; times += 1) {
      await request(world.url).head(path).expect(200);
      const { text, headers } = await get(path).expect(200);
      expect(headers['content-type']).toContain('text/html');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cache-control']).toBe('no-store');
      expect(text).toContain('<html lang="es">');
      expect(text).toContain('02:00–02:20 (UTC−5)');
      expect(text).not.toMatch(/<script|src=|style="/);
      expect([...text.matchAll(/action="([^"]+)"/g)].map(([, action]) => action!.split('/').at(-1))).toEqual([
        'accept',
        'tentative',
        'decline',
      ]);
    }
    expect(await invited.log()).toEqual([]);
    expect(await invited.counts(invited.ana)).toBeNull();
  });

  it('C37 acts by POST, twice as once, and can be changed', async () => {
    const path = await pathTo('answers');
    const { text } = await press(`${path}/accept`).expect(200);
    expect(text).toContain('Gracias');
    await press(`${path}/accept`).expect(200);
    expect(await invited.outcomes()).toEqual(['applied']);
    expect(await invited.counts(invited.ana)).toBe('ACCEPTED');
    await press(`${path}/decline`).expect(200);
    expect(await invited.counts(invited.ana)).toBe('DECLINED');
    expect((await invited.notices()).map(({ facts }) => facts.event)).toEqual(['declined']);
    expect(await invited.counts(invited.bruno)).toBeNull();
  });

  it('does nothing from a page of somebody else', async () => {
    const path = await pathTo('answers');
    await press(`${path}/decline`).set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect(await invited.counts(invited.ana)).toBeNull();
  });

  it('says plainly when it was forged, is of another purpose, or is no link at all', async () => {
    const path = await pathTo('answers');
    const refusal = await pathTo('unsubscribe');
    const last = path.at(-1) === 'A' ? 'B' : 'A';
    const wrong = [`${path.slice(0, -1)}${last}`, path.replace(/[^/]+$/, refusal.split('/').at(-1)!)];
    for (const broken of wrong) {
      const { text } = await get(broken).set('Accept-Language', 'fr-CA,fr;q=0.9').expect(404);
      expect(text).toContain('<html lang="fr">');
      expect(text).not.toContain('<form');
      await press(`${broken}/decline`).expect(404);
    }
    await get('/api/notification/answers/short').expect(400);
    expect(await invited.log()).toEqual([]);
  });

  it('is over once the meeting has begun, has changed, or was cancelled', async () => {
    const path = await pathTo('answers');
    const [mail] = await world.mails(`address = '${invited.ana.address}' AND kind = 'invitation'`);
    const begun = world.apps[0]!.get(Links).sign({
      purpose: 'answer',
      tenantId: invited.gathering.tenantId,
      mailId: mail!.id,
      expiresAt: new Date(Date.now() - 1000),
    });
    await press(`/api/notification/answers/${begun}/accept`).expect(410);
    await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
    await invited.gathering.publish();
    await world.settled();
    const changed = await press(`${path}/accept`).expect(410);
    expect(changed.text).toContain('ha cambiado');
    await invited.gathering.cancel(invited.uid);
    await invited.gathering.publish();
    await world.settled();
    expect((await get(path).expect(410)).text).toContain('anulado');
    expect(await invited.counts(invited.ana)).toBeNull();
  });

  it('refuses mails of one kind by one click of the mail program, without a page or a session', async () => {
    const { bytes } = world.sink.to(invited.ana.address).at(-1)!;
    const header = bytes.toString().replaceAll('\r\n ', ' ');
    const url = /^List-Unsubscribe: ?<https:\/\/ronda\.example\.org([^>]+)>/m.exec(header)![1]!;
    expect(header).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect((await get(url).expect(200)).text).toContain('<form');
    const oneClick = () => press(url).send('List-Unsubscribe=One-Click');
    await oneClick().expect(200);
    await oneClick().expect(200);
    await request(world.url).post(url).field('List-Unsubscribe', 'One-Click').expect(200);
    await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
    const cookie = await world.signIn('organiser', invited.gathering.tenantId);
    const { body } = await world.get(
      `notification/matchmakings/${invited.gathering.matchmakingId}/mail-announcement`,
      cookie,
    );
    expect(body).toMatchObject({ mails: 3, changes: 2, agendas: 1 });
    await invited.gathering.publish();
    await world.settled();
    const kinds = await world.mails(`address = '${invited.ana.address}'`);
    expect(kinds.map(({ kind }) => kind)).toEqual(['invitation', 'agenda', 'invitation']);
  });

  it('stands in no mail about one meeting that would end with it', () => {
    const invitations = world.sink
      .to(invited.ana.address)
      .filter(({ bytes }) => bytes.includes('method=REQUEST'));
    expect(invitations).toHaveLength(1);
    expect(invitations[0]!.bytes.toString()).not.toMatch(/^List-Unsubscribe/im);
  });
});

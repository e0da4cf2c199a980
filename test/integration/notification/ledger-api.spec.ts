import { randomUUID } from 'node:crypto';
import { Gathering, type Person } from './gathering';
import { NotificationWorld } from './notification-app';

describe('the mail ledger over HTTP', () => {
  let world: NotificationWorld;
  let gathering: Gathering;
  let ana: Person;
  let cookie: string;
  let mails: string;

  beforeAll(async () => {
    world = await NotificationWorld.create();
    gathering = await Gathering.create(world);
    ana = await gathering.person('Ana');
    world.sink.next(ana.address, { at: 'drop-after-body' });
    await world.start();
    await gathering.meeting(ana, await gathering.person('Bruno'));
    await gathering.publish();
    await world.settled();
    cookie = await world.signIn('organiser', gathering.tenantId);
    mails = `notification/matchmakings/${gathering.matchmakingId}`;
  });
  afterAll(() => world.stop());

  const unknownMail = async () => (await world.mails(`status = 'unknown' AND resend_no = 0`))[0]!;

  it('counts mails by status', async () => {
    const { body } = await world.get(`${mails}/mail-counts`, cookie).expect(200);
    expect(body).toEqual({ held: 0, pending: 0, sending: 0, sent: 3, unknown: 1, failed: 0, cancelled: 0 });
  });

  it('lists mails, page by page, by status, kind and person', async () => {
    const first = await world.get(`${mails}/mails?limit=3`, cookie).expect(200);
    expect(first.body.items).toHaveLength(3);
    const second = await world
      .get(`${mails}/mails?limit=3&cursor=${first.body.nextCursor}`, cookie)
      .expect(200);
    expect(second.body).toMatchObject({ nextCursor: null });
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(4);
    const unknown = await world
      .get(`${mails}/mails?status=unknown&kind=invitation&recipient=ana`, cookie)
      .expect(200);
    expect(unknown.body.items).toEqual([
      expect.objectContaining({
        recipientAddress: ana.address,
        status: 'unknown',
        method: 'REQUEST',
        sequence: 0,
      }),
    ]);
  });

  it('shows what happened to one mail', async () => {
    const { id } = await unknownMail();
    const { body } = await world.get(`${mails}/mails/${id}`, cookie).expect(200);
    expect(body.history).toEqual([
      expect.objectContaining({ outcome: 'unknown', phase: 'body', replyCode: null }),
    ]);
    expect(JSON.stringify(body)).not.toContain('sealed');
  });

  it('says how many mails the published schedule still needs', async () => {
    const before = await world.get(`${mails}/mail-announcement`, cookie).expect(200);
    expect(before.body).toMatchObject({ mails: 0, people: 0 });
    await gathering.meeting(ana, await gathering.person('Carla'));
    const after = await world.get(`${mails}/mail-announcement`, cookie).expect(200);
    expect(after.body).toEqual({
      mails: 4,
      people: 2,
      invitations: 2,
      changes: 0,
      cancellations: 0,
      agendas: 2,
    });
    await gathering.publish();
    await world.settled();
    expect((await world.get(`${mails}/mail-announcement`, cookie)).body).toMatchObject({ mails: 0 });
    expect(await world.mails()).toHaveLength(8);
  });

  it('C28 sends a doubtful mail once more, the same bytes, when an organiser says so, and records who did', async () => {
    const { id, message_id } = await unknownMail();
    const key = randomUUID();
    const answer = await world.post(`${mails}/mails/${id}/resend`, cookie, key).expect(201);
    const repeated = await world.post(`${mails}/mails/${id}/resend`, cookie, key).expect(201);
    expect(repeated.body).toEqual(answer.body);
    await world.settled();
    const copies = world.sink.to(ana.address).filter(({ bytes }) => bytes.includes(message_id!));
    expect(copies).toHaveLength(2);
    expect(copies[0]!.bytes.equals(copies[1]!.bytes)).toBe(true);
    const audit = await world.query('SELECT action, about FROM notification.audit');
    expect(audit).toEqual([{ action: 'mail.resent', about: [answer.body.id, id, ana.delegateId] }]);
    const again = await world.post(`${mails}/mails/${id}/resend`, cookie).expect(409);
    expect(again.body).toMatchObject({ code: 'MAIL.ALREADY_RESENT' });
  });

  it('refuses to send again what was sent', async () => {
    const [sent] = await world.mails(`status = 'sent'`);
    const { body } = await world.post(`${mails}/mails/${sent!.id}/resend`, cookie).expect(409);
    expect(body).toMatchObject({ code: 'MAIL.NOT_IN_DOUBT', hint: expect.any(String) });
  });

  it.each([
    ['a participant', 'participant', 403],
    ['nobody', null, 401],
  ] as const)('refuses %s', async (_who, role, status) => {
    const other = role ? await world.signIn(role, gathering.tenantId, [gathering.matchmakingId]) : '';
    await world.get(`${mails}/mails`, other).expect(status);
    await world.post(`${mails}/mails/${randomUUID()}/resend`, other).expect(status);
  });

  it('shows nothing to the organiser of another institution, nor in a sibling gathering', async () => {
    const elsewhere = await Gathering.create(world);
    const foreigner = await world.signIn('organiser', elsewhere.tenantId);
    const { id } = await unknownMail();
    await world.get(`${mails}/mails`, foreigner).expect(404);
    const own = `notification/matchmakings/${elsewhere.matchmakingId}`;
    await world.get(`${own}/mails/${id}`, foreigner).expect(404);
    await world.post(`${own}/mails/${id}/resend`, foreigner).expect(404);
    const list = await world.get(`${own}/mails`, foreigner).expect(200);
    expect(list.body).toEqual({ items: [], nextCursor: null });
  });

  it('answers a wrong filter with the field and what to write', async () => {
    const { body } = await world.get(`${mails}/mails?status=lost`, cookie).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ field: 'status' })]);
  });

  it('has no mailbox where mail goes to a real server', async () => {
    const { body } = await world.get('mailbox/mails', cookie).expect(404);
    expect(body).toMatchObject({ code: 'MAILBOX.NOT_FOUND' });
  });
});

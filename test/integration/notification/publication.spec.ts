import { randomUUID } from 'node:crypto';
import { readMail } from '@ronda/mailbox';
import { Gathering, type Person } from './gathering';
import { NotificationWorld } from './notification-app';

describe('publishing a schedule', () => {
  let world: NotificationWorld;
  let gathering: Gathering;
  let ana: Person;
  let bruno: Person;

  beforeEach(async () => {
    world = await NotificationWorld.create();
    gathering = await Gathering.create(world);
    ana = await gathering.person('Ana', { zone: 'America/Bogota', attends: 'remote' });
    bruno = await gathering.person('Bruno', { language: 'it' });
    await world.start();
  });
  afterEach(() => world.stop());

  const mailsTo = async ({ address }: Person) =>
    Promise.all(world.sink.to(address).map(({ bytes }) => readMail(bytes)));
  const methodsTo = async (person: Person) =>
    (await mailsTo(person)).flatMap(({ attachments }) => attachments[0]?.calendarMethod ?? 'AGENDA');

  it('sends each side one invitation and one agenda', async () => {
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    expect(await methodsTo(ana)).toEqual(['REQUEST', 'AGENDA']);
    expect(await methodsTo(bruno)).toEqual(['REQUEST', 'AGENDA']);
    expect((await world.mails()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it("tells people on site the venue's time, and remote ones their own", async () => {
    const carla = await gathering.person('Carla', { zone: 'America/Bogota', attends: 'on-site' });
    await gathering.meeting(ana, carla);
    await gathering.publish();
    await world.settled();
    const [remote] = await mailsTo(ana);
    const [onSite] = await mailsTo(carla);
    expect(remote?.text).toContain('Su hora: sábado, 12 de junio de 2027, 02:00–02:20 (UTC−5)');
    expect(onSite?.text).toContain('Su hora: sábado, 12 de junio de 2027, 09:00–09:20 (UTC+2)');
  });

  it('sends nothing more when the message comes again, under the same id or another', async () => {
    await gathering.meeting(ana, bruno);
    const id = randomUUID();
    await gathering.publish(id);
    await gathering.publish(id);
    await gathering.publish();
    await world.settled();
    expect(world.sink.received).toHaveLength(4);
  });

  it('writes to nobody whose agenda did not change', async () => {
    const [carla, dario] = [await gathering.person('Carla'), await gathering.person('Dario')];
    const uid = await gathering.meeting(ana, bruno);
    await gathering.meeting(carla, dario);
    await gathering.publish();
    await world.settled();
    await gathering.move(uid, '2027-06-12T08:00:00Z');
    await gathering.publish();
    await world.settled();
    expect(world.sink.to(carla.address)).toHaveLength(2);
    expect(await methodsTo(ana)).toEqual(['REQUEST', 'AGENDA', 'REQUEST', 'AGENDA']);
  });

  it('C11 keeps one calendar entry over create, move, move, cancel', async () => {
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    for (const time of ['2027-06-12T08:00:00Z', '2027-06-12T09:00:00Z']) {
      await gathering.move(uid, time);
      await gathering.publish();
      await world.settled();
    }
    await gathering.cancel(uid);
    await gathering.publish();
    await world.settled();
    const calendars = (await mailsTo(ana)).flatMap(({ attachments }) =>
      attachments[0]?.calendarMethod ? [attachments[0].calendar!] : [],
    );
    const all = (name: string) =>
      calendars.map((text) => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(text)?.[1]);
    expect(all('METHOD')).toEqual(['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL']);
    expect(all('SEQUENCE')).toEqual(['0', '1', '2', '3']);
    expect(new Set(all('UID'))).toEqual(new Set([uid]));
    expect(new Set(all('ORGANIZER')).size).toBe(1);
    expect(all('DTSTART').slice(-2)).toEqual(['20270612T090000Z', '20270612T090000Z']);
    const stamps = all('DTSTAMP');
    expect([...new Set(stamps)].sort()).toEqual(stamps);
  });

  it('C21 sends From the address that answers go to', async () => {
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    const [mail] = world.sink.to(ana.address);
    const text = mail!.bytes.toString().replaceAll('\r\n ', ' ');
    expect(text).toMatch(/^From: Ronda <(rsvp\+[0-9a-f-]{36}\.[0-9a-f]{16}@mail\.example\.org)>\r$/m);
    const from = /<(rsvp\+[^>]+)>/.exec(text)![1]!;
    expect((await readMail(mail!.bytes)).attachments[0]!.calendar!.replaceAll('\r\n ', '')).toContain(
      `mailto:${from}`,
    );
    expect(mail!.from).toMatch(/^bounce\+[0-9a-f]{32}\.[0-9a-f]{16}@mail\.example\.org$/);
    expect(mail!.to).toEqual([ana.address]);
  });

  it('C16 takes a meeting off the calendar of who leaves it, which goes on for the others', async () => {
    const carla = await gathering.colleague(ana, 'Carla');
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    await gathering.change(uid, { a_seat_no: 2 });
    await gathering.publish();
    await world.settled();
    const lastTo = async (person: Person) => {
      const calendars = (await mailsTo(person)).flatMap(({ attachments }) =>
        attachments[0]?.calendarMethod ? [attachments[0].calendar!] : [],
      );
      const text = calendars.at(-1)!.replaceAll('\r\n ', '');
      const line = (name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(text)?.[1] ?? null;
      return { uid: line('UID'), method: line('METHOD'), sequence: line('SEQUENCE'), status: line('STATUS') };
    };
    expect(await lastTo(ana)).toEqual({ uid, method: 'CANCEL', sequence: '1', status: null });
    for (const person of [carla, bruno])
      expect(await lastTo(person)).toEqual({ uid, method: 'REQUEST', sequence: '1', status: 'CONFIRMED' });
    expect(await methodsTo(carla)).toEqual(['REQUEST', 'AGENDA']);
  });

  it('C17 cancels nothing for somebody whose invitation never left', async () => {
    world.sink.next(ana.address, { at: 'recipient', code: 550 });
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    await gathering.cancel(uid);
    await gathering.publish();
    await world.settled();
    expect(await methodsTo(ana)).toEqual(['AGENDA']);
    expect(await methodsTo(bruno)).toEqual(['REQUEST', 'AGENDA', 'CANCEL', 'AGENDA']);
  });

  it('C25 tells three clocks, the place and the other side in the words of the reader', async () => {
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    const [spanish] = await mailsTo(ana);
    expect(spanish!.language).toBe('es');
    expect(spanish!.text).toContain('Su hora: sábado, 12 de junio de 2027, 02:00–02:20 (UTC−5)');
    expect(spanish!.text).toContain('Hora en Milán: sábado, 12 de junio de 2027, 09:00–09:20 (UTC+2)');
    expect(spanish!.text).toContain(
      'Hora de la otra parte: sábado, 12 de junio de 2027, 09:00–09:20 (UTC+2)',
    );
    expect(spanish!.text).toContain('Mesa 4');
    expect(spanish!.text).toMatch(
      /^Responder: .*: https:\/\/ronda\.example\.org\/api\/notification\/answers\/\S+$/m,
    );
    const [italian] = await mailsTo(bruno);
    expect(italian!.text).toContain('Ora dell’altra parte: sabato 12 giugno 2027, 02:00–02:20 (UTC−5)');
  });

  it('carries the correlation id of the message in a header', async () => {
    const id = randomUUID();
    await gathering.meeting(ana, bruno);
    await gathering.publish(id);
    await world.settled();
    expect(world.sink.received[0]!.bytes.toString()).toContain(`X-Correlation-ID: test-${id}`);
  });

  it('C18 mails the last of several changes only, when they wait out the hold window', async () => {
    await world.apps[0]!.close();
    world.apps.length = 0;
    const held = await world.start({ MAIL_HOLD_SECONDS: '3600' });
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await gathering.move(uid, '2027-06-12T08:00:00Z');
    await gathering.publish();
    const waiting = await world.mails(`kind = 'invitation' AND address = '${ana.address}'`);
    expect(waiting.map(({ sequence, status }) => [sequence, status])).toEqual([
      [0, 'cancelled'],
      [1, 'held'],
    ]);
    await gathering.cancel(uid);
    await gathering.publish();
    expect((await world.mails(`kind = 'invitation'`)).map(({ status }) => status)).toEqual(
      Array(4).fill('cancelled'),
    );
    await held.close();
    world.apps.length = 0;
    expect(world.sink.received).toEqual([]);
  });

  it('C18 mails nothing about a meeting that is moved and moved back within the hold window, and its answers stay', async () => {
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    const answersOfAna = async () => {
      const base = `notification/matchmakings/${gathering.matchmakingId}`;
      const cookie = await world.signIn('participant', gathering.tenantId, [gathering.matchmakingId], ana);
      const { body } = await world.get(`${base}/my-answers`, cookie).expect(200);
      const [own] = (
        body as { meetingId: string; delegateId: string; response: string; isCurrent: boolean }[]
      ).filter(({ delegateId }) => delegateId === ana.delegateId);
      const answer = (response: string) =>
        world.post(`${base}/my-answers/${own!.meetingId}`, cookie).send({ response });
      return { ...own!, answer };
    };
    await (await answersOfAna()).answer('ACCEPTED').expect(204);
    await world.apps[0]!.close();
    world.apps.length = 0;
    const held = await world.start({ MAIL_HOLD_SECONDS: '3600' });
    await gathering.move(uid, '2027-06-12T08:00:00Z');
    await gathering.publish();
    expect(
      (await world.mails(`status = 'held' AND kind = 'invitation'`)).map(({ sequence }) => sequence),
    ).toEqual([1, 1]);
    expect(await answersOfAna()).toMatchObject({ response: 'ACCEPTED', isCurrent: false });
    await (await answersOfAna()).answer('DECLINED').expect(409);
    await gathering.move(uid, '2027-06-12T07:00:00Z');
    await gathering.publish();
    expect(await answersOfAna()).toMatchObject({ response: 'ACCEPTED', isCurrent: true });
    expect(await world.mails(`status = 'held' AND kind = 'invitation'`)).toEqual([]);
    const left = await world.mails(`status NOT IN ('cancelled')`);
    expect(left.map(({ kind, status, sequence }) => [kind, status, sequence])).toEqual([
      ...Array<unknown>(2).fill(['invitation', 'sent', 0]),
      ...Array<unknown>(2).fill(['agenda', 'sent', 1]),
    ]);
    await held.close();
    world.apps.length = 0;
  });

  it('C12 mails nothing when a typing error is put right, which raises no number', async () => {
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    const before = (await world.mails()).length;
    await world.query(
      `UPDATE registration.published_participant SET organisation_name = organisation_name || ' S.p.A.'`,
    );
    await gathering.publish();
    expect(await world.mails()).toHaveLength(before);
  });

  it('C12 mails nothing when nothing that is shown has changed, whatever its number', async () => {
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    const before = (await world.mails()).length;
    await gathering.change(uid, {});
    await gathering.publish();
    expect(await world.mails()).toHaveLength(before);
  });

  it('sends no more to one domain in a minute than is allowed; the rest waits for the next', async () => {
    await world.apps[0]!.close();
    world.apps.length = 0;
    await world.start({ MAIL_PER_DOMAIN_PER_MINUTE: '1' });
    const carla = await gathering.person('Carla', { address: 'carla@one.example' });
    const diego = await gathering.person('Diego', { address: 'diego@ONE.example' });
    await gathering.meeting(carla, diego);
    await gathering.publish();
    await world.until(
      `SELECT FROM notification.mail WHERE status = 'sent' AND address ILIKE '%@one.example'`,
    );
    await world.until(
      `SELECT FROM notification.mail WHERE status = 'pending' AND due_at > now() AND attempts = 0
         AND address ILIKE '%@one.example' HAVING count(*) >= 2`,
    );
  });

  it('sends no more for an institution in a day than its budget; the rest waits', async () => {
    await world.apps[0]!.close();
    world.apps.length = 0;
    await world.start({ RATE_LIMIT_MAILS_PER_TENANT_PER_DAY: '3' });
    await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.until(
      `SELECT FROM notification.mail WHERE status = 'pending' AND due_at > now() AND attempts = 0`,
    );
    await world.until(`SELECT FROM notification.mail WHERE status = 'sent' HAVING count(*) = 3`);
    expect(await world.mails()).toHaveLength(4);
  });
});

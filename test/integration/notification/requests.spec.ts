import { randomUUID } from 'node:crypto';
import { readMail } from '@ronda/mailbox';
import { LANGUAGES } from '@ronda/domain';
import { Gathering, type Person } from './gathering';
import { NotificationWorld } from './notification-app';

describe('telling people', () => {
  let world: NotificationWorld;
  let gathering: Gathering;

  beforeEach(async () => {
    world = await NotificationWorld.create();
    gathering = await Gathering.create(world);
    await world.start();
  });
  afterEach(() => world.stop());

  const subjectsTo = async ({ address }: Person) =>
    Promise.all(world.sink.to(address).map(async ({ bytes }) => (await readMail(bytes)).subject));

  async function request(
    from: Person,
    to: Person,
    changes: { message?: string; decline_reason?: string } = {},
  ) {
    const id = randomUUID();
    await world.add('meeting_request.published_request', {
      tenant_id: gathering.tenantId,
      matchmaking_id: gathering.matchmakingId,
      meeting_request_id: id,
      from_participant_id: from.participantId,
      to_participant_id: to.participantId,
      status: 'proposed',
      priority: 'want',
      message: '',
      revision: 1,
      ...changes,
    });
    return { matchmakingId: gathering.matchmakingId, meetingRequestId: id, revision: 1 };
  }

  it.each([
    ['proposed', 'to'],
    ['accepted', 'from'],
    ['declined', 'from'],
    ['withdrawn', 'both'],
  ] as const)('of a request that was %s writes to: %s', async (event, whom) => {
    const [from, to] = [await gathering.person('From'), await gathering.person('To')];
    await world.deliver(`meeting-request.${event}@1`, gathering.tenantId, await request(from, to));
    await world.settled();
    expect(world.sink.to(from.address)).toHaveLength(whom === 'to' ? 0 : 1);
    expect(world.sink.to(to.address)).toHaveLength(whom === 'from' ? 0 : 1);
  });

  it('tells each person once which requests ended without an answer, and nothing else of them', async () => {
    const [ana, eva, luz] = await Promise.all(['Ana', 'Eva', 'Luz'].map((name) => gathering.person(name)));
    const requests = [await request(ana!, eva!), await request(ana!, luz!), await request(eva!, luz!)];
    const ids = requests.map(({ meetingRequestId }) => meetingRequestId);
    const data = { matchmakingId: gathering.matchmakingId, meetingRequestIds: [...ids, randomUUID()] };
    await world.deliver('meeting-request.expired@2', gathering.tenantId, data);
    await world.settled();
    const texts = await Promise.all(
      [ana, eva, luz].map(async (person) => {
        const mails = world.sink.to(person!.address);
        expect(mails).toHaveLength(1);
        return (await readMail(mails[0]!.bytes)).text;
      }),
    );
    expect(texts[0]).toContain('Solicitudes enviadas a: Clúster Eva (demo); Clúster Luz (demo)');
    expect(texts[0]).not.toContain('recibidas');
    expect(texts[1]).toContain('Solicitudes enviadas a: Clúster Luz (demo)');
    expect(texts[1]).toContain('Solicitudes recibidas de: Clúster Ana (demo)');
    expect(texts[2]).toContain('Solicitudes recibidas de: Clúster Ana (demo); Clúster Eva (demo)');
  });

  it('passes on what the asking side wrote, as text', async () => {
    const [from, to] = [await gathering.person('From'), await gathering.person('To')];
    const message = '<script>alert(1)</script> Hola';
    await world.deliver(
      'meeting-request.proposed@1',
      gathering.tenantId,
      await request(from, to, { message }),
    );
    await world.settled();
    const mail = await readMail(world.sink.to(to.address)[0]!.bytes);
    expect(mail.text).toContain(message);
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.html).not.toContain('<script>');
  });

  it('says nothing of a request that is gone', async () => {
    const data = { matchmakingId: gathering.matchmakingId, meetingRequestId: randomUUID(), revision: 1 };
    await world.deliver('meeting-request.accepted@1', gathering.tenantId, data);
    expect(await world.mails()).toEqual([]);
  });

  it('greets every person of a participant in their language', async () => {
    const people = await Promise.all(LANGUAGES.map((language) => gathering.person(language, { language })));
    for (const { participantId } of people) {
      const data = { matchmakingId: gathering.matchmakingId, participantId, revision: 1 };
      await world.deliver('participant.admitted@1', gathering.tenantId, data);
      await world.deliver('participant.admitted@1', gathering.tenantId, data);
    }
    await world.settled();
    const subjects = await Promise.all(people.map(subjectsTo));
    expect(subjects).toEqual([
      ['Le damos la bienvenida a Encuentro de Clústeres (demo)'],
      ['Boas-vindas a Encuentro de Clústeres (demo)'],
      ['Welcome to Encuentro de Clústeres (demo)'],
      ['Bienvenue à Encuentro de Clústeres (demo)'],
      ['Le diamo il benvenuto a Encuentro de Clústeres (demo)'],
    ]);
  });

  it('mails a sign-in link with its token after the #, and keeps the token sealed', async () => {
    await gathering.askForLink('ana@x.example', 'secret-token');
    await world.settled();
    const mail = await readMail(world.sink.to('ana@x.example')[0]!.bytes);
    expect(mail.text).toContain('https://ronda.example.org/sign-in#token=secret-token');
    expect(mail.text).toContain('until 1 Jun 05:10 (UTC−5)');
    const [row] = await world.query<{ everything: string }>(
      'SELECT mail::text AS everything FROM notification.mail',
    );
    expect(row!.everything).not.toContain('secret-token');
  });
});

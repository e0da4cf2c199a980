import { readMail } from '@ronda/mailbox';
import { Invited } from './answering';
import type { Person } from './gathering';
import { NotificationWorld } from './notification-app';

const free = (world: NotificationWorld, { gathering }: Invited) =>
  world.query(
    `INSERT INTO notification.mail_policy (tenant_id, matchmaking_id, on_decline, reminders, revision)
     VALUES ($1, $2, 'free', 'none', 1)`,
    [gathering.tenantId, gathering.matchmakingId],
  );
const releases = (world: NotificationWorld, { gathering }: Invited) =>
  world.query(
    `SELECT FROM notification.outbox WHERE name = 'scheduling.release-meeting@1' AND tenant_id = $1`,
    [gathering.tenantId],
  );

/** A mail with parts in each other, so many levels deep. */
function nested(levels: number): string {
  const open = (level: number) =>
    `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`;
  return (
    Array.from({ length: levels }, (_, level) => open(level)).join('') + 'Content-Type: text/plain\r\n\r\nx'
  );
}

describe('an answer by mail', () => {
  let world: NotificationWorld;
  let invited: Invited;

  beforeAll(async () => {
    world = await NotificationWorld.create();
    await world.start({ INBOUND_SMTP_PORT: '0', INBOUND_TRUSTED_SERVER: 'mx.example.org' });
  });
  beforeEach(async () => {
    invited = await Invited.create(world);
  });
  afterAll(() => world.stop());

  it('C33 accepts', async () => {
    await invited.answer(invited.ana);
    expect(await invited.outcomes()).toEqual(['applied']);
    expect(await invited.counts(invited.ana)).toBe('ACCEPTED');
    expect(await invited.counts(invited.bruno)).toBeNull();
  });

  it('keeps no second copy of the address of who was invited', async () => {
    await invited.answer(invited.ana, {}, { from: invited.ana.address.toUpperCase() });
    expect(await invited.log()).toEqual([expect.objectContaining({ outcome: 'applied', sender: null })]);
  });

  it('C33 changes an answer given before', async () => {
    await invited.answer(invited.ana);
    await invited.answer(invited.ana, { partstat: 'TENTATIVE', stampedAt: '20260602T080000Z' });
    expect(await invited.counts(invited.ana)).toBe('TENTATIVE');
  });

  it('C33 C35 changes nothing when it is older than the one that counts', async () => {
    await invited.answer(invited.ana, { partstat: 'DECLINED', stampedAt: '20260603T080000Z' });
    await invited.answer(invited.ana, { stampedAt: '20260602T080000Z' });
    expect(await invited.outcomes()).toEqual(['applied', 'stale OLDER_ANSWER']);
    expect(await invited.counts(invited.ana)).toBe('DECLINED');
  });

  it('C33 counts once when the same mail, or the same answer, comes again', async () => {
    await invited.answer(invited.ana);
    await invited.answer(invited.ana);
    await invited.answer(invited.ana, { stampedAt: '20260604T080000Z' });
    expect(await invited.outcomes()).toEqual(['applied', 'duplicate SAME_ANSWER']);
  });

  it.each([
    [
      'Exchange: no organizer, MAILTO in capitals, a Windows zone',
      'MAILTO:',
      ['DTSTART;TZID=Romance Standard Time:20270612T090000'],
    ],
    [
      'Gmail: organizer, dates and text beside it',
      'mailto:',
      ['DTSTART:20270612T070000Z', 'DTEND:20270612T072000Z', 'SUMMARY:Meeting', 'STATUS:CONFIRMED'],
    ],
    [
      'Apple: a request status',
      'mailto:',
      ['REQUEST-STATUS:2.0;Success', 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC'],
    ],
  ])('C33 C34 is read as %s writes it', async (_, scheme, lines) => {
    const calendar = invited.calendar(invited.ana, { lines }).replace('mailto:', scheme);
    await invited.answer(invited.ana, { calendar });
    expect(await invited.outcomes()).toEqual(['applied']);
  });

  it('C33 is stale when it answers a time that has changed since', async () => {
    await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
    await invited.gathering.publish();
    await world.settled();
    await invited.answer(invited.ana);
    expect(await invited.outcomes()).toEqual(['stale OLDER_INVITATION']);
    await invited.answer(invited.ana, { sequence: 1 });
    expect(await invited.counts(invited.ana)).toBe('ACCEPTED');
  });

  it('C33 C39 tells the organiser of a decline after a move, and frees the slot where that is wanted', async () => {
    await invited.answer(invited.ana);
    await free(world, invited);
    await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
    await invited.gathering.publish();
    await world.settled();
    const decline = { partstat: 'DECLINED', sequence: 1, lines: ['COMMENT:I have to leave'] };
    await invited.answer(invited.ana, decline);
    await invited.answer(invited.ana, decline);
    expect(await invited.counts(invited.ana)).toBe('DECLINED');
    const notices = await invited.notices();
    expect(notices).toEqual([
      {
        address: 'oficina@gathering.example',
        facts: expect.objectContaining({ event: 'declined', isFreed: true, message: 'I have to leave' }),
      },
    ]);
    expect(await releases(world, invited)).toHaveLength(1);
  });

  it('C39 frees nothing by itself where the organiser wants to be told only', async () => {
    await invited.answer(invited.ana, { partstat: 'DECLINED' });
    expect((await invited.notices()).map(({ facts }) => [facts.event, facts.isFreed])).toEqual([
      ['declined', false],
    ]);
    expect(await releases(world, invited)).toEqual([]);
  });

  it('C33 from another address changes nothing and asks the invited person, once', async () => {
    for (const from of ['mallory@evil.example', invited.bruno.address]) {
      await invited.answer(invited.ana, { partstat: 'DECLINED' }, { from });
    }
    expect(await invited.outcomes()).toEqual(['confirm OTHER_SENDER', 'confirm OTHER_SENDER']);
    expect((await invited.log())[0]).toMatchObject({ sender: 'mallory@evil.example' });
    expect(await invited.counts(invited.ana)).toBeNull();
    await world.settled();
    const asked = await Promise.all(world.sink.to(invited.ana.address).map(({ bytes }) => readMail(bytes)));
    expect(asked.filter(({ subject }) => subject === '¿Es suya esta respuesta?')).toHaveLength(1);
    expect(await invited.notices()).toEqual([]);
  });

  it.each([
    ['found its sender forged', 'mx.example.org; dkim=none; dmarc=fail header.from=x.example'],
    ['found its signature broken', 'mx.example.org; spf=pass; dkim=fail header.d=x.example'],
    [
      'found it forged below another result',
      'mx.example.org; dkim=pass\r\nAuthentication-Results: mx.example.org; dmarc=fail',
    ],
    ['never saw it', null],
    ['is not the one that says so', 'mx.evil.example; dmarc=pass'],
  ])('C33 asks back where our own mail server %s', async (_, checked) => {
    await invited.answer(invited.ana, {}, { checked });
    expect(await invited.outcomes()).toEqual(['confirm SENDER_FAILED_CHECKS']);
    expect(await invited.counts(invited.ana)).toBeNull();
  });

  it.each([
    ['finds nothing to check', 'mx.example.org; dkim=none; dmarc=none'],
    ['finds one signature that holds beside a broken one', 'mx.example.org; dkim=fail; dkim=pass'],
    [
      'finds it right, whatever another server wrote',
      'mx.example.org; dmarc=pass\r\nAuthentication-Results: mx.evil.example; dmarc=fail',
    ],
  ])('counts where our own mail server %s', async (_, checked) => {
    await invited.answer(invited.ana, {}, { checked });
    expect(await invited.outcomes()).toEqual(['applied']);
  });

  it.each([
    ['iso-8859-1', 'latin1'],
    ['utf-16le', 'utf16le'],
    ['"x-nobody-knows"', 'utf8'],
  ] as const)('is read in the charset that it names, %s', async (charset, encoding) => {
    const text = invited.calendar(invited.ana, {
      partstat: 'DECLINED',
      lines: ['COMMENT:Mañana no, ¿otro día?'],
    });
    const body = [
      `Content-Type: text/calendar; charset=${charset}; method=REPLY`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text, encoding).toString('base64'),
    ];
    await invited.answer(invited.ana, {}, { body });
    expect((await invited.notices()).map(({ facts }) => facts.message)).toEqual(['Mañana no, ¿otro día?']);
  });

  it('C33 is for staff where it names somebody who is not invited, an unknown answer, or a number not sent yet', async () => {
    await invited.answer(invited.ana, { attendee: 'eva@elsewhere.example' });
    await invited.answer(invited.ana, { partstat: 'DELEGATED' });
    await invited.answer(invited.ana, { sequence: 7 });
    expect(await invited.outcomes()).toEqual([
      'manual NOT_INVITED',
      'manual PARTSTAT',
      'manual UNKNOWN_SEQUENCE',
    ]);
    expect(await invited.counts(invited.ana)).toBeNull();
  });

  it('C33 is rejected with the UID of another meeting', async () => {
    await invited.answer(invited.ana, { uid: 'other@mail.example.org' });
    expect(await invited.outcomes()).toEqual(['rejected OTHER_MEETING']);
  });

  it('C33 is refused before it is sent when the reply address was not made by us', async () => {
    const [id] = /[0-9a-f]{16}(?=@)/.exec(invited.replyAddress)!;
    const forged = invited.replyAddress.replace(id, '0'.repeat(16));
    await expect(invited.answer(invited.ana, {}, { to: forged })).rejects.toThrow(/550/);
    await expect(invited.answer(invited.ana, {}, { to: 'info@mail.example.org' })).rejects.toThrow(/550/);
    expect(await invited.log()).toEqual([]);
  });

  it('arrives at the address in capitals too, as some servers write it', async () => {
    await invited.answer(invited.ana, {}, { to: invited.replyAddress.toUpperCase() });
    expect(await invited.counts(invited.ana)).toBe('ACCEPTED');
  });

  const text = (words: string) => ({ body: ['Content-Type: text/plain', '', words] });
  it('C33 is ignored when a program wrote it, and for staff when a person did', async () => {
    const { ana } = invited;
    await invited.answer(ana, {}, { ...text('I am away.'), headers: ['Auto-Submitted: auto-replied'] });
    await invited.answer(ana, {}, { ...text('Out of office'), headers: ['X-Autoreply: yes'] });
    await invited.answer(ana, {}, text('Yes, gladly!'));
    await invited.answer(
      ana,
      {},
      {
        body: [
          'Content-Type: application/ms-tnef; name=winmail.dat',
          'Content-Transfer-Encoding: base64',
          '',
          'eJ8+Ig==',
        ],
      },
    );
    await invited.answer(ana, { calendar: 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nnonsense' });
    await invited.answer(ana, { method: 'REFRESH' });
    await invited.answer(ana, { method: 'REQUEST' });
    expect(await invited.outcomes()).toEqual([
      'ignored AUTOMATIC',
      'ignored AUTOMATIC',
      'manual NO_CALENDAR',
      'manual TNEF',
      'manual NOT_A_CALENDAR',
      'manual METHOD_REFRESH',
      'ignored METHOD_REQUEST',
    ]);
    expect(await invited.counts(ana)).toBeNull();
  });

  it('C33 proposes another time, and the organiser is told which', async () => {
    await invited.answer(invited.ana, {
      method: 'COUNTER',
      partstat: 'TENTATIVE',
      lines: ['DTSTART:20270612T090000Z', 'DTEND:20270612T092000Z'],
    });
    expect(await invited.counts(invited.ana)).toBe('COUNTER');
    const [notice] = await invited.notices();
    expect(notice!.facts).toMatchObject({
      event: 'proposed',
      proposed: { startsAt: '2027-06-12T09:00:00.000Z', endsAt: '2027-06-12T09:20:00.000Z' },
    });
  });

  describe('that proposes another time, which the organiser refuses,', () => {
    const proposal = {
      method: 'COUNTER',
      partstat: 'TENTATIVE',
      lines: ['DTSTART:20270612T090000Z', 'DTEND:20270612T092000Z'],
    };
    let cookie: string;
    const refuse = async (person: Person, comment: string | null = null) => {
      const [row] = await world.query<{ id: string }>(
        'SELECT meeting_id AS id FROM notification.reply_address WHERE uid = $1',
        [invited.uid],
      );
      const { matchmakingId } = invited.gathering;
      const path = `notification/matchmakings/${matchmakingId}/answers/${row!.id}/${person.delegateId}/decline-proposal`;
      return world.post(path, cookie).send({ comment });
    };
    const told = async (person: Person) => {
      await world.settled();
      const mails = await Promise.all(world.sink.to(person.address).map(({ bytes }) => readMail(bytes)));
      return mails.filter(({ attachments }) => attachments[0]?.calendarMethod === 'DECLINECOUNTER');
    };
    beforeEach(async () => {
      cookie = await world.signIn('organiser', invited.gathering.tenantId);
      await invited.answer(invited.ana, proposal);
    });

    it('is answered once in the proposer’s calendar', async () => {
      expect((await refuse(invited.ana, 'La sala está ocupada')).status).toBe(204);
      expect((await refuse(invited.ana)).status).toBe(204);
      const [mail, ...more] = await told(invited.ana);
      expect(more).toEqual([]);
      expect(mail!.from).toContain(invited.replyAddress);
      const { calendar } = mail!.attachments[0]!;
      expect(calendar!.replace(/\r\n /g, '').split('\r\n')).toEqual(
        expect.arrayContaining([`UID:${invited.uid}`, 'SEQUENCE:0', 'COMMENT:La sala está ocupada']),
      );
      expect(await told(invited.bruno)).toEqual([]);
      const { body } = await world
        .get(`notification/matchmakings/${invited.gathering.matchmakingId}/answers`, cookie)
        .expect(200);
      expect(body).toContainEqual(
        expect.objectContaining({
          delegateId: invited.ana.delegateId,
          response: 'COUNTER',
          proposalDeclinedAt: expect.any(String),
        }),
      );
    });

    it('is answered again where another is proposed after that', async () => {
      await refuse(invited.ana);
      await invited.answer(invited.ana, {
        ...proposal,
        stampedAt: '20260602T080000Z',
        lines: ['DTSTART:20270612T100000Z', 'DTEND:20270612T102000Z'],
      });
      expect((await refuse(invited.ana)).status).toBe(204);
      expect(await told(invited.ana)).toHaveLength(2);
    });

    it('is not answered where nobody proposed one, or the invitation changed since', async () => {
      const nothing = await refuse(invited.bruno);
      expect([nothing.status, nothing.body.code]).toEqual([404, 'PROPOSAL.NOT_FOUND']);
      await invited.gathering.move(invited.uid, '2027-06-12T08:00:00Z');
      await invited.gathering.publish();
      await world.settled();
      const over = await refuse(invited.ana);
      expect([over.status, over.body.code]).toEqual([409, 'PROPOSAL.OVER']);
      expect(await told(invited.ana)).toEqual([]);
    });
  });

  it('C36 does not block later ones by a stamp from the future', async () => {
    await invited.answer(invited.ana, { stampedAt: '20990101T000000Z', partstat: 'DECLINED' });
    const soon = new Date(Date.now() + 3_600_000).toISOString().replace(/[-:]|\.\d+/g, '');
    await invited.answer(invited.ana, { stampedAt: soon });
    expect(await invited.counts(invited.ana)).toBe('ACCEPTED');
  });

  it('settles a doubtful invitation: who answers it has it', async () => {
    const eva = await invited.gathering.person('Eva');
    world.sink.next(eva.address, { at: 'drop-after-body' });
    const uid = await invited.gathering.meeting(eva, invited.bruno);
    await invited.gathering.publish();
    await world.until(`SELECT FROM notification.mail WHERE address = $1 AND status = 'unknown'`, [
      eva.address,
    ]);
    await world.settled();
    const [row] = await world.query<{ address: string }>(
      'SELECT address FROM notification.reply_address WHERE uid = $1',
      [uid],
    );
    await invited.deliver(invited.mail(eva, { uid }, { to: row!.address }), row!.address, eva.address);
    expect(await world.mails(`address = '${eva.address}' AND kind = 'invitation'`)).toEqual([
      expect.objectContaining({ status: 'sent' }),
    ]);
  });

  it('C38 is refused when it is too large or has too many parts', async () => {
    const { ana, replyAddress } = invited;
    const parts = ['--x', 'Content-Type: text/plain', '', 'a', ''].join('\r\n').repeat(10_000);
    const many = invited.mail(
      ana,
      {},
      { body: ['Content-Type: multipart/mixed; boundary=x', '', parts, '--x--'] },
    );
    expect(many.length).toBeLessThan(512 * 1024);
    await invited.deliver(many, replyAddress, ana.address);
    const large = invited.mail(
      ana,
      {},
      { body: ['Content-Type: text/plain', '', 'a'.repeat(70).concat('\r\n').repeat(8000)] },
    );
    await expect(invited.deliver(large, replyAddress, ana.address)).rejects.toThrow(/552/);
    expect(await invited.log()).toEqual([]);
  });

  it.each([
    ['450 parts in each other', nested(450)],
    ['a header of 400 kB', `Subject: ${'x'.repeat(400_000)}\r\n\r\nHello`],
    ['10,000 addresses', `To: ${'a@b.example, '.repeat(10_000)}\r\n\r\nHello`],
    ['no header at all', '\r\n\r\nHello'],
    [
      'every byte there is',
      Buffer.from(Array.from({ length: 4096 }, (_, at) => at % 256)).toString('latin1'),
    ],
    ['a message in a message in a message', 'Content-Type: message/rfc822\r\n\r\n'.repeat(2000)],
    [
      'an archive that would be large',
      `Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${'UEsDB'.repeat(60_000)}`,
    ],
    [
      'a boundary that never comes',
      `Content-Type: multipart/mixed; boundary="${'b'.repeat(70)}"\r\n\r\n${'-'.repeat(300_000)}`,
    ],
  ])('C38 does nothing where it is %s, and the next is taken in', async (_, raw) => {
    await invited.deliver(Buffer.from(raw, 'latin1'), invited.replyAddress, 'mallory@evil.example');
    expect(await invited.counts(invited.ana)).toBeNull();
    await invited.answer(invited.ana);
    expect(await invited.counts(invited.ana)).toBe('ACCEPTED');
  });

  it('is written down with an answer that counts in the next invitation to the same time', async () => {
    await invited.answer(invited.ana);
    await invited.gathering.change(invited.uid, { table_name: 'Mesa 9' });
    await invited.gathering.publish();
    await world.settled();
    const [, update] = (
      await Promise.all(world.sink.to(invited.ana.address).map(({ bytes }) => readMail(bytes)))
    ).filter(({ attachments }) => attachments[0]?.calendarMethod === 'REQUEST');
    expect(update!.attachments[0]!.calendar!.replaceAll('\r\n ', '')).toMatch(
      /ATTENDEE[^:]*PARTSTAT=ACCEPTED/,
    );
  });
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { LocalMailbox } from './local-mailbox';
import { readMail } from './read-mail';
import { SmtpSink } from './smtp-sink';

const RAW = 'From: a@x.example\r\nTo: ana@y.example\r\nSubject: one\r\n\r\n.a line with a dot\r\nñandú\r\n';

async function send(url: string, to: string, raw = RAW): Promise<void> {
  const transport = createTransport(`${url}?ignoreTLS=true`);
  try {
    await transport.sendMail({ envelope: { from: 'a@x.example', to }, raw });
  } finally {
    transport.close();
  }
}

describe('the local mailbox', () => {
  let directory: string;
  let mailbox: LocalMailbox;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'ronda-mailbox-'));
    mailbox = await LocalMailbox.start(path.join(directory, 'mail'));
  });
  afterEach(async () => {
    await mailbox.stop();
    await rm(directory, { recursive: true });
  });

  it('keeps each message exactly as it was received', async () => {
    await send(mailbox.url, 'ana@y.example');
    const [mail] = await mailbox.folder.list();
    expect(mail).toEqual({ number: 1, file: '000001-ana@y.example.eml' });
    expect((await mailbox.folder.read(mail!)).toString()).toBe(RAW);
  });

  it('counts on after what another process wrote', async () => {
    await writeFile(path.join(directory, 'mail', '000041-eva@y.example.eml'), RAW);
    await send(mailbox.url, 'ana@y.example');
    await mailbox.folder.list();
    await send(mailbox.url, 'ana@y.example');
    expect((await mailbox.folder.list()).map(({ number }) => number)).toEqual([42, 41, 1]);
  });

  it('finds the messages of one person', async () => {
    await send(mailbox.url, 'ana@y.example');
    await send(mailbox.url, 'eva@y.example');
    expect((await mailbox.folder.list('EVA@')).map(({ file }) => file)).toEqual(['000002-eva@y.example.eml']);
    expect(await mailbox.folder.find(3)).toBeNull();
  });

  it('writes nothing outside its folder, whatever the address', async () => {
    await mailbox.folder.add({ from: '', to: ['a/../../etc/x@y.example'], bytes: Buffer.from(RAW) });
    expect(await readdir(directory)).toEqual(['mail']);
    expect(await readdir(path.join(directory, 'mail'))).toEqual(['000001-a_.._.._etc_x@y.example.eml']);
  });
});

describe('reading a message', () => {
  it('shows texts, language and the calendar in it', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      from: 'a@x.example',
      to: { name: 'Ana Muñoz', address: 'ana@y.example' },
      subject: 'Reunión',
      text: 'Hola',
      html: '<p>Hola</p>',
      headers: { 'Content-Language': 'es' },
      icalEvent: { method: 'REQUEST', content: calendar, filename: 'invite.ics' },
    });
    const mail = await readMail(composed.message as Buffer);
    expect(mail).toMatchObject({ subject: 'Reunión', text: 'Hola', html: '<p>Hola</p>', language: 'es' });
    expect(mail.to).toContain('ana@y.example');
    expect(mail.attachments.map(({ calendarMethod }) => calendarMethod)).toEqual(['REQUEST', 'REQUEST']);
    expect(mail.attachments.map(({ mediaType }) => mediaType)).toEqual(['text/calendar', 'application/ics']);
  });

  it('does not fail on something that is no message', async () => {
    expect(await readMail(Buffer.from([0, 255, 10]))).toMatchObject({ subject: '', attachments: [] });
  });
});

describe('the sink of the tests', () => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await SmtpSink.start();
  });
  afterEach(() => sink.stop());

  it.each([
    ['recipient', 451],
    ['recipient', 550],
    ['body', 452],
  ] as const)('answers the %s with %d once, then takes the message', async (at, code) => {
    sink.next('ana@y.example', { at, code });
    await expect(send(sink.url, 'ana@y.example')).rejects.toMatchObject({ responseCode: code });
    await send(sink.url, 'ana@y.example');
    expect(sink.to('ana@y.example')).toHaveLength(1);
  });

  it.each([
    ['drop-before-body', 0],
    ['drop-in-body', 0],
    ['drop-after-body', 1],
  ] as const)('breaks the connection: %s', async (at, taken) => {
    sink.next('ana@y.example', { at });
    await expect(send(sink.url, 'ana@y.example')).rejects.toThrow();
    expect(sink.received).toHaveLength(taken);
  });

  it('holds its answer back until it is told to give it', async () => {
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => (answer = resolve));
    sink.next('ana@y.example', { at: 'wait', until });
    let isSent = false;
    const sending = send(sink.url, 'ana@y.example').then(() => (isSent = true));
    await sink.count(1);
    expect(isSent).toBe(false);
    answer();
    await sending;
    expect(isSent).toBe(true);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { SmtpInbox } from '../../../apps/notification/src/inbound/smtp-inbox';
import { Invited } from './answering';
import { NotificationWorld } from './notification-app';

describe('the SMTP server for answers, with a certificate', () => {
  let folder: string;
  let world: NotificationWorld;
  let invited: Invited;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ronda-starttls-'));
    const [cert, key] = [path.join(folder, 'own.crt'), path.join(folder, 'own.key')];
    const forNames = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...forNames, '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    );
    world = await NotificationWorld.create();
    await world.start({
      INBOUND_SMTP_PORT: '0',
      INBOUND_SMTP_TLS_CERT_FILE: cert,
      INBOUND_SMTP_TLS_KEY_FILE: key,
    });
    invited = await Invited.create(world);
  });
  afterAll(async () => {
    await world.stop();
    rmSync(folder, { recursive: true });
  });

  const deliver = async (raw: string, ca: string | undefined) => {
    const { url } = world.apps[0]!.get(SmtpInbox);
    const transport = createTransport({
      host: '127.0.0.1',
      port: Number(new URL(url!).port),
      requireTLS: true,
      tls: { ca },
    });
    try {
      await transport.sendMail({
        envelope: { from: invited.ana.address, to: [invited.replyAddress] },
        raw,
      });
    } finally {
      transport.close();
    }
  };

  it('takes an answer in after STARTTLS, from who knows the certificate', async () => {
    const raw = invited.mail(invited.ana);
    await expect(deliver(raw, undefined)).rejects.toThrow(/self-signed/);
    expect(await invited.outcomes()).toEqual([]);
    await deliver(raw, readFileSync(path.join(folder, 'own.crt'), 'utf8'));
    expect(await invited.outcomes()).toEqual(['applied']);
  });

  it('takes an answer in without it too', async () => {
    await invited.answer(invited.bruno);
    expect(await invited.counts(invited.bruno)).toBe('ACCEPTED');
  });
});

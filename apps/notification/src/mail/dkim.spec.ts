import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { DkimSigner } from './dkim';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const signer = new DkimSigner({ domain: 'mail.example.org', selector: 'ronda1', privateKey });

const message = [
  'From: Ronda <rsvp+1.2@mail.example.org>',
  'To: =?UTF-8?B?QW5hIE11w7Fveg==?= <ana@lacteos.example>',
  'Subject: A subject that is folded',
  '  over two lines',
  'Message-ID: <1@mail.example.org>',
  'Date: Tue, 01 Jun 2027 10:00:00 +0000',
  'Auto-Submitted: auto-generated',
  'List-Unsubscribe: <https://ronda.example.org/u>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Some words \t and  spaces ',
  '',
  '',
  '',
].join('\r\n');

/** Verifies with dkimpy, which shares no code with us. */
function verify(mail: string): string {
  const program = [
    'import sys, dkim',
    `record = b"v=DKIM1; k=rsa; p=${publicKey.toString('base64')}"`,
    'names = []',
    'def dns(name, timeout=5):',
    '  names.append(name)',
    '  return record',
    'ok = dkim.verify(sys.stdin.buffer.read(), dnsfunc=dns)',
    'print(ok, names[0].decode() if names else "")',
  ].join('\n');
  const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', program], {
    input: mail,
    encoding: 'utf8',
  });
  return stdout.trim() || stderr;
}
const hasJudge = spawnSync('/usr/bin/python3', ['-c', 'import dkim']).status === 0;
const withDkimpy = hasJudge ? describe : describe.skip;

describe('a DKIM signature', () => {
  it('names what is signed, and what must not be added, once more than it occurs', () => {
    const signed = signer.sign(message).replaceAll('\r\n ', '');
    const names = /h=([^;]*);/.exec(signed)![1]!.split(':');
    const count = (name: string) => names.filter((one) => one === name).length;
    expect(['from', 'subject', 'to', 'cc', 'reply-to'].map(count)).toEqual([2, 2, 2, 1, 1]);
    expect(['list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted'].map(count)).toEqual([1, 1, 1]);
    expect(signed.endsWith(message.replaceAll('\r\n ', ''))).toBe(true);
  });

  it('has lines of at most 76 characters, and is the same for the same message', () => {
    const signed = signer.sign(message);
    const [signature] = /^DKIM-Signature:[^]*?\r\n(?! )/.exec(signed)!;
    expect(signature.split('\r\n').filter((line) => line.length > 76)).toEqual([]);
    expect(signer.sign(message)).toBe(signed);
  });

  it('is not made with a key that is none', () => {
    expect(() => new DkimSigner({ domain: 'x.example', selector: 's', privateKey: 'key' })).toThrow();
  });
});

withDkimpy('C23 a DKIM signature, judged by dkimpy', () => {
  it('verifies, under the selector and the domain', () => {
    expect(verify(signer.sign(message))).toBe('True ronda1._domainkey.mail.example.org.');
  });

  it.each(['Subject: Another', 'To: eve@evil.example', 'Reply-To: eve@evil.example', 'Cc: eve@evil.example'])(
    'fails with "%s" added on top',
    (line) => {
      expect(verify(`${line}\r\n${signer.sign(message)}`)).toMatch(/^False/);
    },
  );

  it.each([
    ['the one-click header gone', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n', ''],
    ['another unsubscribe address', 'ronda.example.org/u', 'evil.example/u'],
    ['another body', 'Some words', 'Other words'],
  ])('fails with %s', (_, from, to) => {
    expect(verify(signer.sign(message).replace(from, to))).toMatch(/^False/);
  });
});

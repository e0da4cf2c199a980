import { readMail } from '@ronda/mailbox';
import { header, leaf, mailbox, multipart, words } from './mime';

const read = (headers: string[]) => readMail(Buffer.from(`${headers.join('\r\n')}\r\n\r\nbody\r\n`));

describe('a header', () => {
  it.each([
    'Reunión con Clúster Lácteo del Norte y de las Sierras del Sur – 12 jun 09:00',
    'Plain words that go on and on until the line is longer than a line of a mail may be at all',
    '👩‍🔧 日本語 =?UTF-8?B?eA==?= end',
    'two  spaces',
    'looks encoded: =?UTF-8?B?eA==?= end',
  ])('brings back %j, on lines of at most 76 octets', async (subject) => {
    const line = header('Subject', words(subject));
    expect((await read([line])).subject).toBe(subject);
    for (const part of line.split('\r\n')) expect(part.length).toBeLessThanOrEqual(76);
  });

  it.each([
    'Ana Muñoz',
    'Ana "Nana" Lopez, CEO \\ <x@y.example>',
    "O'Neill-Smith",
    '=?UTF-8?B?eA==?=',
    '日本 <victim@bank.example>',
  ])('names %j without naming anybody else', async (name) => {
    const mail = await read([header('To', mailbox({ name, address: 'ana@lacteos.example' }))]);
    expect(mail.to).toBe(`"${name.replace(/["\\]/g, '\\$&')}" <ana@lacteos.example>`);
  });

  it('never ends early, whatever its value', () => {
    const value = 'one\r\nBcc: victim@bank.example\r\n\r\nbody\u0000\u2028';
    expect(header('X-Correlation-Id', value)).toBe('X-Correlation-Id: oneBcc: victim@bank.examplebody');
  });
});

describe('a part', () => {
  it.each([0, 1, 56, 57, 58, 114, 1000])(
    'of %i bytes comes back whole, on lines of at most 76 octets',
    async (size) => {
      const content = Buffer.from('é,\n'.repeat(size)).subarray(0, size);
      const part = leaf([header('Content-Type', 'application/octet-stream; name=x.bin')], content);
      const bytes = `MIME-Version: 1.0\r\n${multipart('mixed', '=_1', [part])}`;
      for (const line of bytes.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
      expect((await readMail(Buffer.from(bytes))).attachments).toEqual([
        expect.objectContaining({ bytes: size }),
      ]);
    },
  );
});

import { redact } from './redaction';

describe('what is logged', () => {
  it('shows ids and numbers', () => {
    expect(redact({ userId: 'u1', status: 201, tables: [1, 2] })).toEqual({
      userId: 'u1',
      status: 201,
      tables: [1, 2],
    });
  });

  it.each([
    'authorization',
    'Cookie',
    'set-cookie',
    'token',
    'sealed_token',
    'password',
    'email',
    'name',
    'body',
  ])('never shows the value of %s, however deep', (key) => {
    expect(JSON.stringify(redact({ request: { inner: [{ [key]: 'canary' }] } }))).not.toContain('canary');
  });

  it('hides addresses inside messages', () => {
    expect(redact('no mailbox for <ana@example.org>')).toBe('no mailbox for <[address]>');
  });

  it('keeps of a database error what helps, and not the row it quotes', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      constraint: 'delegate_email_key',
      detail: 'Key (email)=(ana@example.org) already exists.',
      parameters: ['ana@example.org'],
    });
    expect(redact({ error })).toMatchObject({
      error: { message: 'duplicate key', errorCode: '23505', constraint: 'delegate_email_key' },
    });
    expect(JSON.stringify(redact({ error }))).not.toContain('example.org');
  });

  it('ends in a structure that contains itself', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(redact(loop))).toContain('[deeper]');
  });
});

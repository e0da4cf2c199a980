import { requireGoodPassword } from './password-rules';

const refusal = (password: string): string | undefined => {
  try {
    requireGoodPassword(password, 'marta.rossi@example.org');
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a password', () => {
  it.each([
    'correct horse battery',
    'zafferano-42-tramonto',
    'ñandú verde y lluvia',
    '🦊🐢 fünf Gläser Milch',
  ])('is taken when it is long and not one of the first guesses: %s', (password) => {
    expect(refusal(password)).toBeUndefined();
  });

  it.each([
    ['eleven char', 'PASSWORD.TOO_SHORT'],
    ['🦊'.repeat(11), 'PASSWORD.TOO_SHORT'],
    ['x y'.repeat(100), 'PASSWORD.TOO_LONG'],
    ['password1234', 'PASSWORD.COMMON'],
    ['!P4ssw0rd!2026', 'PASSWORD.COMMON'],
    ['Passwordpassword', 'PASSWORD.COMMON'],
    ['123456789012', 'PASSWORD.COMMON'],
    ['0987654321!!', 'PASSWORD.COMMON'],
    ['qwertyuiopas', 'PASSWORD.COMMON'],
    ['aaaaaaaaaaaaaa', 'PASSWORD.COMMON'],
    ['121212121212', 'PASSWORD.COMMON'],
    ['marta.rossi2026', 'PASSWORD.COMMON'],
  ])('is refused when it is short, endless or guessed early: %s', (password, code) => {
    expect(refusal(password)).toBe(code);
  });
});

import { DomainError } from '@ronda/domain';

export const SHORTEST = 12;
/** argon2 takes any length; nobody types more, and hashing much more would be a way to keep us busy. */
export const LONGEST = 256;
/** Below it a password repeats a few characters, such as "aaaaaaaaaaaa" or "121212121212". */
const FEWEST_CHARACTERS = 5;
/** The words that lead every list of leaked passwords; with digits and signs around them they are as weak. */
const COMMON_WORDS = new Set(
  (
    'password passwort contrasena motdepasse senha qwerty qwertyuiop qwertzuiop azerty azertyuiop asdfghjkl zxcvbnm ' +
    'welcome bienvenido bienvenue benvenuto administrator admin letmein iloveyou teamo tequiero sunshine princess ' +
    'football baseball superman batman dragon monkey trustno changeme secret login master hello freedom whatever ' +
    'starwars pokemon computer internet barcelona juventus ronda matchmaking organiser organizer passwordpassword'
  ).split(' '),
);
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
];
const LETTER_OF: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Refuses passwords that guessing finds first (OWASP ASVS 5.0, 6.2.1 and 6.2.4). No rule on kinds of characters:
 * they make people predictable.
 * @throws DomainError PASSWORD.TOO_SHORT, PASSWORD.TOO_LONG, PASSWORD.COMMON
 */
export function requireGoodPassword(password: string, email: string): void {
  const { length } = Array.from(password);
  if (length < SHORTEST) {
    throw new DomainError(
      'PASSWORD.TOO_SHORT',
      `The password has ${length} characters; at least ${SHORTEST} are needed.\nMaybe take four or five unrelated words.`,
      { length, shortest: SHORTEST },
    );
  }
  if (length > LONGEST) {
    throw new DomainError(
      'PASSWORD.TOO_LONG',
      `The password has more than ${LONGEST} characters.\nMaybe it was pasted by mistake.`,
      { longest: LONGEST },
    );
  }
  if (isEasilyGuessed(password.toLowerCase(), email.toLowerCase())) {
    throw new DomainError(
      'PASSWORD.COMMON',
      'The password is one that guessing finds early: a common word, a row of keys, or your address.\nMaybe take four or five unrelated words.',
    );
  }
}

function isEasilyGuessed(password: string, email: string): boolean {
  if (new Set(password).size < FEWEST_CHARACTERS) return true;
  if (RUNS.some((run) => containsMostOf(run, password) || containsMostOf(reversed(run), password)))
    return true;
  const [localPart = ''] = email.split('@');
  if (localPart.length >= 5 && password.includes(localPart)) return true;
  return [password, spelledOut(password)].some((text) =>
    COMMON_WORDS.has(text.replace(/^[^a-z]+|[^a-z]+$/g, '')),
  );
}

/** A row of keys makes up all of the password but a few characters. */
function containsMostOf(run: string, password: string): boolean {
  for (let length = Math.min(run.length, password.length); length >= SHORTEST - 4; length -= 1) {
    for (let start = 0; start + length <= run.length; start += 1) {
      if (password.includes(run.slice(start, start + length))) return password.length - length <= 4;
    }
  }
  return false;
}

const reversed = (text: string): string => Array.from(text).reverse().join('');

/** "p4ssw0rd" is "password"; digits at the end stay, to be cut off. */
function spelledOut(password: string): string {
  const core = password.replace(/[^a-z]+$/, '');
  return Array.from(core, (character) => LETTER_OF[character] ?? character).join('');
}

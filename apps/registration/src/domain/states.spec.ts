import { hasRoom, letIn, requireMayConfirm } from './admission';
import { isEmailAddress } from './email-address';
import { MATCHMAKING_STATES, moveMatchmaking, type Matchmaking } from './matchmaking';
import { isCountry, isLanguageCode } from './names-of-places-and-languages';
import { moveParticipant, PARTICIPANT_STATES, type Participant, type ParticipantState } from './participant';

const now = new Date('2015-06-01T00:00Z');
const participant = (state: ParticipantState, delegates = 1) =>
  ({
    id: 'p',
    name: 'P',
    state,
    revision: 1,
    delegates: Array.from({ length: delegates }),
  }) as unknown as Participant;
const matchmaking = (change: Partial<Matchmaking>) => ({ id: 'm', revision: 1, ...change }) as Matchmaking;

/** Every move that is allowed, as `from>to`. */
function movesOf<S extends string>(states: readonly S[], move: (from: S, to: S) => unknown): string[] {
  return states.flatMap((from) =>
    states.filter((to) => isAllowed(() => move(from, to))).map((to) => `${from}>${to}`),
  );
}
function isAllowed(move: () => unknown): boolean {
  try {
    move();
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/ILLEGAL_TRANSITION$/) });
    return false;
  }
}

describe('states', () => {
  it('of a matchmaking event go from draft through open to an end', () => {
    const moves = movesOf(MATCHMAKING_STATES, (from, to) =>
      moveMatchmaking(matchmaking({ state: from }), to),
    );
    expect(moves).toEqual(['draft>open', 'draft>cancelled', 'open>finished', 'open>cancelled']);
  });

  it('of a participant let nobody in twice, and back in only by a new invitation or decision', () => {
    const moves = movesOf(PARTICIPANT_STATES, (from, to) => moveParticipant(participant(from), to, now));
    expect(moves.filter((move) => move.startsWith('admitted'))).toEqual(['admitted>withdrawn']);
    expect(moves.filter((move) => move.startsWith('withdrawn'))).toEqual(['withdrawn>invited']);
    expect(moves.filter((move) => move.endsWith('>admitted'))).toEqual([
      'applied>admitted',
      'invited>admitted',
      'waiting>admitted',
      'declined>admitted',
    ]);
  });

  it('of a participant without a delegate never lead to a place', () => {
    expect(() => moveParticipant(participant('applied', 0), 'admitted', now)).toThrow(/no delegate/);
    expect(moveParticipant(participant('applied', 0), 'declined', now).state).toBe('declined');
  });
});

describe('room', () => {
  it('ends with the last place', () => {
    expect(hasRoom({ admitted: 41, maxParticipants: 42 })).toBe(true);
    expect(hasRoom({ admitted: 42, maxParticipants: 42 })).toBe(false);
    expect(hasRoom({ admitted: 42, maxParticipants: null })).toBe(true);
  });

  it('decides between admitted and waiting', () => {
    expect(letIn(participant('invited'), { admitted: 0, maxParticipants: 1 }, now)).toMatchObject({
      state: 'admitted',
      stateSince: now,
      revision: 2,
    });
    expect(letIn(participant('invited'), { admitted: 1, maxParticipants: 1 }, now).state).toBe('waiting');
    expect(() => letIn(participant('waiting'), { admitted: 1, maxParticipants: 1 }, now)).toThrow(
      /goes on waiting/,
    );
  });

  it.each([
    ['invited', 'invited', true],
    ['applied', 'open', true],
    ['applied', 'by-approval', false],
    ['declined', 'open', false],
    ['waiting', 'open', false],
  ] as const)("is not taken by one's own word alone: %s where admission is %s", (state, admission, may) => {
    const confirm = () => {
      requireMayConfirm(participant(state), matchmaking({ admission }));
    };
    if (may) expect(confirm).not.toThrow();
    else expect(confirm).toThrow(/nothing to confirm/);
  });
});

describe('words with a meaning', () => {
  it.each(['ana@example.org', "o'neill+b2b@sub.example.co", 'a@b-c.example'])(
    'takes the address %s',
    (address) => {
      expect(isEmailAddress(address)).toBe(true);
    },
  );
  it.each([
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'a b@example.org',
    'a@example.org,b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org\0',
    '"a b"@example.org',
    'a..b@example.org',
    '.a@example.org',
    'aná@example.org',
    'a@exámple.org',
    'a@-example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.org`,
  ])('refuses the address %j', (address) => {
    expect(isEmailAddress(address)).toBe(false);
  });
  it.each([
    ['IT', true],
    ['GB-NIR', true],
    ['XQ', false],
    ['ZZ', false],
    ['it', false],
    ['ITA', false],
    ['', false],
  ])('knows whether %s is a country: %s', (code, is) => {
    expect(isCountry(code)).toBe(is);
  });
  it.each([
    ['es', true],
    ['gn', true],
    ['xx', false],
    ['ES', false],
    ['spa', false],
  ])('knows whether %s is a language: %s', (code, is) => {
    expect(isLanguageCode(code)).toBe(is);
  });
});

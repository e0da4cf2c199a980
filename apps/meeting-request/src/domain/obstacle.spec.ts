import type { Actor } from './actor';
import type { Encounter, Side } from './encounter';
import type { MeetingRequest } from './meeting-request';
import { OBSTACLES, obstaclesTo, refusalOf, requireNoObstacle } from './obstacle';

const now = new Date('2015-06-02T08:00:00Z');
const inPerson: Actor = { kind: 'participant', participantId: 'a', userId: 'u', impersonatorId: null };
const posing: Actor = { ...inPerson, impersonatorId: 'o' };
const organiser: Actor = { kind: 'organiser', userId: 'o' };

const aSide = (participantId: string, more: Partial<Side> = {}): Side => ({
  participantId,
  organisationId: `organisation of ${participantId}`,
  name: `Cluster ${participantId}`,
  region: participantId === 'a' ? 'EU' : 'LAC',
  tally: { sent: 0, received: 0, accepted: 0 },
  takesRequests: true,
  ...more,
});

const anEncounter = (more: Partial<Encounter> = {}): Encounter => ({
  rules: {
    pairing: 'across-regions',
    limits: { sent: 3, received: 3, accepted: 3 },
    expiryDays: null,
    isOver: false,
  },
  window: { status: 'open', opensAt: new Date('2015-06-01T08:00:00Z'), closesAt: null, revision: 1 },
  asker: aSide('a'),
  other: aSide('b'),
  active: null,
  declinedBefore: false,
  withdrawnBefore: 0,
  vetoedByAsker: false,
  vetoed: false,
  ...more,
});

const aRequest = (from: string, to: string, status: 'proposed' | 'accepted' = 'proposed') =>
  ({ id: 'r', fromParticipantId: from, toParticipantId: to, status }) as MeetingRequest;

describe('whether one participant may ask another', () => {
  it('has nothing in its way between two of different regions while the window is open', () => {
    expect(obstaclesTo(anEncounter(), inPerson, now)).toEqual([]);
  });

  const full = { sent: 3, received: 3, accepted: 3 };
  const almost = { sent: 2, received: 2, accepted: 3 };
  it.each<[string, Partial<Encounter>, string[]]>([
    ['asks itself', { other: aSide('a') }, ['oneself', 'same-organisation', 'same-region']],
    ['asks a sister', { other: aSide('b', { organisationId: 'organisation of a' }) }, ['same-organisation']],
    ['asks a neighbour', { other: aSide('b', { region: 'EU' }) }, ['same-region']],
    [
      'asks a neighbour where anyone may',
      { other: aSide('b', { region: 'EU' }), rules: { ...anEncounter().rules, pairing: 'anyone' } },
      [],
    ],
    ['has asked', { active: aRequest('a', 'b') }, ['already-requested']],
    ['has agreed', { active: aRequest('b', 'a', 'accepted') }, ['already-requested']],
    ['was asked', { active: aRequest('b', 'a') }, []],
    ['was declined', { declinedBefore: true }, ['declined-before']],
    ['was declined and then asked', { declinedBefore: true, active: aRequest('b', 'a') }, []],
    ['has taken back three', { withdrawnBefore: 3 }, ['withdrawn-too-often']],
    ['has taken back two', { withdrawnBefore: 2 }, []],
    ['has taken back three and is asked', { withdrawnBefore: 3, active: aRequest('b', 'a') }, []],
    ['comes too late', { rules: { ...anEncounter().rules, isOver: true } }, ['matchmaking-over']],
    ['has sent its last', { asker: aSide('a', { tally: full }) }, ['sent-quota-reached']],
    ['has one left', { asker: aSide('a', { tally: almost }) }, []],
    ['says yes with its last sent', { asker: aSide('a', { tally: full }), active: aRequest('b', 'a') }, []],
    ['asks one that is full', { other: aSide('b', { tally: full }) }, ['not-taking-requests']],
    ['asks one that is almost full', { other: aSide('b', { tally: almost }) }, []],
    ['asks one that pauses', { other: aSide('b', { takesRequests: false }) }, ['not-taking-requests']],
    ['is vetoed', { vetoed: true }, ['not-taking-requests']],
    ['has vetoed', { vetoed: true, vetoedByAsker: true }, ['vetoed-by-you', 'not-taking-requests']],
  ])('when it %s', (_what, more, expected) => {
    expect(obstaclesTo(anEncounter(more), inPerson, now)).toEqual(expected);
  });

  it('depends on the window for participants, and only on its end for organisers', () => {
    const planned = { status: 'planned' as const, opensAt: null, closesAt: null, revision: 0 };
    const closed = { ...planned, status: 'closed' as const };
    expect(obstaclesTo(anEncounter({ window: planned }), inPerson, now)).toEqual(['window-not-open']);
    expect(obstaclesTo(anEncounter({ window: planned }), organiser, now)).toEqual([]);
    expect(obstaclesTo(anEncounter({ window: closed }), inPerson, now)).toEqual(['window-closed']);
    expect(obstaclesTo(anEncounter({ window: closed }), organiser, now)).toEqual(['window-closed']);
  });

  it('lets organisers ask again for who has taken back too often', () => {
    expect(obstaclesTo(anEncounter({ withdrawnBefore: 9 }), organiser, now)).toEqual([]);
  });

  it('tells nobody but its author of a veto', () => {
    const vetoed = anEncounter({ vetoed: true, vetoedByAsker: true });
    expect(obstaclesTo(vetoed, organiser, now)).toEqual(['not-taking-requests']);
    expect(obstaclesTo(vetoed, posing, now)).toEqual(['not-taking-requests']);
  });

  it('refuses with the same words whether the other side is full, pauses, or has made a veto', () => {
    const messages = [
      { vetoed: true },
      { other: aSide('b', { takesRequests: false }) },
      { other: aSide('b', { tally: full }) },
    ].map((more) => {
      try {
        requireNoObstacle(anEncounter(more), inPerson, now);
      } catch (error) {
        return { ...(error as object), message: (error as Error).message };
      }
      return null;
    });
    expect(messages[0]).toMatchObject({ code: 'MEETING_REQUEST.NOT_TAKING_REQUESTS' });
    expect(messages[1]).toEqual(messages[0]);
    expect(messages[2]).toEqual(messages[0]);
  });

  it.each(OBSTACLES)('explains "%s" and says what to try', (obstacle) => {
    const { code, message } = refusalOf(obstacle, anEncounter({ active: aRequest('a', 'b') }));
    expect(code).toMatch(/^(MEETING_REQUEST|BOOKING_WINDOW)\.[A-Z_]+$/);
    expect(message).toMatch(/^[^\n]+\nMaybe [^\n]+$/);
    expect(message).not.toMatch(/null|undefined/);
  });
});

import type { Actor } from './actor';
import type { Encounter, Side } from './encounter';
import { EncounterBook } from './encounter-book';
import { arrange, propose } from './propose';

const organiser: Actor = { kind: 'organiser', userId: 'o' };
const fresh = { id: 'new', now: new Date('2015-06-02T08:00:00Z') };
const wish = { priority: 'want', message: 'Hello' } as const;

const aSide = (participantId: string, accepted = 0): Side => ({
  participantId,
  organisationId: participantId,
  name: participantId,
  region: participantId.startsWith('eu') ? 'EU' : 'LAC',
  tally: { sent: 0, received: 0, accepted },
  takesRequests: true,
});

function aBook(sides: readonly Side[], rules: Partial<Encounter['rules']> = {}): EncounterBook {
  return new EncounterBook({
    rules: {
      pairing: 'across-regions',
      limits: { sent: 1, received: null, accepted: 1 },
      expiryDays: 7,
      isOver: false,
      ...rules,
    },
    window: { status: 'closed', opensAt: null, closesAt: fresh.now, revision: 1 },
    sides,
    active: [],
    declined: [],
    withdrawn: [],
    vetoes: [],
  });
}

const open = { status: 'open', opensAt: null, closesAt: null, revision: 1 } as const;

describe('a wish', () => {
  it('becomes a request that expires after the days the organisers set', () => {
    const encounter = { ...aBook([aSide('eu'), aSide('lac')]).between('eu', 'lac'), window: open };
    expect(propose(encounter, wish, organiser, fresh)).toMatchObject({
      id: 'new',
      fromParticipantId: 'eu',
      toParticipantId: 'lac',
      status: 'proposed',
      expiresAt: new Date('2015-06-09T08:00:00Z'),
      revision: 1,
    });
  });

  it('for somebody who has asked already is the yes to that request, if both have room for the meeting', () => {
    const book = aBook([aSide('eu'), aSide('lac')]);
    const asked = propose({ ...book.between('eu', 'lac'), window: open }, wish, organiser, fresh);
    book.record(asked);
    const back = { ...book.between('lac', 'eu'), window: open };
    expect(propose(back, { ...wish, priority: 'must' }, organiser, { ...fresh, id: 'unused' })).toMatchObject(
      {
        id: 'new',
        status: 'accepted',
        priority: 'must',
        reply: 'Hello',
        revision: 2,
      },
    );
    const busy = { sent: 0, received: 1, accepted: 1 };
    const other = { ...back.other, tally: busy };
    const asker = { ...back.asker, tally: busy };
    expect(() => propose({ ...back, other }, wish, organiser, fresh)).toThrow('"eu" has all');
    expect(() => propose({ ...back, asker }, wish, organiser, fresh)).toThrow('"lac" has all');
  });
});

describe('an arranged meeting', () => {
  it('is agreed at once, also when the window is closed', () => {
    const encounter = aBook([aSide('eu'), aSide('lac')]).between('eu', 'lac');
    expect(arrange(encounter, wish, organiser, fresh)).toMatchObject({ status: 'accepted', expiresAt: null });
    expect(() => propose(encounter, wish, organiser, fresh)).toThrow('The booking window is closed');
  });

  it('obeys every other rule', () => {
    const book = aBook([aSide('eu'), aSide('eu2'), aSide('lac')]);
    expect(() => arrange(book.between('eu', 'eu2'), wish, organiser, fresh)).toThrow('is from EU as well');
    book.record(arrange(book.between('eu', 'lac'), wish, organiser, fresh));
    expect(() => arrange(book.between('eu', 'lac'), wish, organiser, fresh)).toThrow('There is already');
    expect(() => arrange(book.between('eu2', 'lac'), wish, organiser, fresh)).toThrow('"lac" has all');
  });
});

describe('an encounter book', () => {
  it('counts recorded requests for both sides, and uncounts those that end', () => {
    const book = aBook([aSide('eu'), aSide('lac')]);
    const agreed = arrange(book.between('eu', 'lac'), wish, organiser, fresh);
    book.record(agreed);
    expect(book.between('eu', 'lac')).toMatchObject({
      active: agreed,
      asker: { tally: { sent: 1, received: 0, accepted: 1 } },
      other: { tally: { sent: 0, received: 1, accepted: 1 } },
    });
    book.record({ ...agreed, status: 'withdrawn' });
    expect(book.between('lac', 'eu')).toMatchObject({
      active: null,
      asker: { tally: { sent: 0, received: 0, accepted: 0 } },
    });
  });

  it('knows nobody who is not admitted', () => {
    expect(() => aBook([aSide('eu')]).between('eu', 'lac')).toThrow('no admitted participant lac');
  });
});
